"""The review page: records beside the words that say them, in one HTML file that asks for nothing."""
