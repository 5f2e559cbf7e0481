"""Reads disclosure forms of labelled fields, as stock exchanges publish them; they are no prose."""

from extractor.disclosures.reader import Disclosed, FormReader

__all__ = ["Disclosed", "FormReader"]
