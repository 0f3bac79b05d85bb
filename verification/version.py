"""The version that reports name. The same number stands in pyproject.toml (a test compares them)."""

VERSION = "0.1.0"
