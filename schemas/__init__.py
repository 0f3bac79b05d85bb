"""The nouns of permitproof: plain data, nothing heavy, imports nothing of ours."""
