"""What changed between two runs: records paired by what they mean, each difference with its words."""
