"""Which records of a store tell of one deal, across articles."""
