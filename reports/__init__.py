"""Report -> report.json, report.html and the short summary. Imports schemas only."""
