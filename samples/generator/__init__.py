"""Makes synthetic application papers: documents, cases, and files that are broken on purpose."""
