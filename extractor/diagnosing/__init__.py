"""Whether an installation works: what `extractor doctor` looks at."""
