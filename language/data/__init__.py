"""Tables as data: places, given names, surnames, schools. No code beyond the literals."""
