"""Pure text in, spans and comparisons out: dates, terms, amounts, identifiers, names, addresses, firms.

Nothing here reads a file of a user, asks the clock or imports another room. Every offset is an index into
the text the caller passed in, never into a folded copy. Nothing guesses in silence: a reading with more
than one meaning says so (`ambiguous`, `alternatives`), an impossible one keeps its place with a `problem`.
"""
