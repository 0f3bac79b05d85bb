"""One file per check. To add one: put a file here that declares CHECK, and its cases in tests/checks/."""
