"""What is slow to compute and follows from its input alone, kept on disk for the next start."""

from extractor.caching.compiled import compiled
from extractor.caching.computed import computed

__all__ = ["compiled", "computed"]
