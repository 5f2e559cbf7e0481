"""Mentions of an article become facts of its sentences, and these its records."""

from extractor.joining.forms.joined import Joined
from extractor.joining.joiner import join

__all__ = ["Joined", "join"]
