"""Many inputs: in order, by several processes, so that nothing is lost."""
