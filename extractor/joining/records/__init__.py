"""Facts about the same amount become a deal, and deals become records."""
