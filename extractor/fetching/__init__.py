"""Pages from the web, politely and from public addresses only."""

from extractor.fetching.addresses import Guard
from extractor.fetching.client import Client
from extractor.fetching.fetched import Page
from extractor.fetching.fetcher import Fetcher
from extractor.fetching.limits import Limits
from extractor.fetching.saving import Folder

__all__ = ["Client", "Fetcher", "Folder", "Guard", "Limits", "Page"]
