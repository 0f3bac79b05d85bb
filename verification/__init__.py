"""From a case folder to a report: the whole program, with neither Prefect nor pictures in it."""
