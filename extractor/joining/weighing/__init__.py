"""Whether an article states a deal at all, by the weights of its words."""
