"""Forms of labelled fields, as exchanges publish them, read as what they state: no sentences."""

from extractor.disclosures.reader import Disclosed, FormReader

__all__ = ["Disclosed", "FormReader"]
