"""Prefect around the program: the only room that imports it. The steps are plain functions; tasks wrap them."""
