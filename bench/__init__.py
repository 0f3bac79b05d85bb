"""Measuring on synthetic papers: how much is read exactly right, what is sure and wrong, what passes, how fast."""
