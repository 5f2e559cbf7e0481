"""Finds the mentions of an article: values, dates, names and places with their spans."""

from extractor.finding.finder import Finder

__all__ = ["Finder"]
