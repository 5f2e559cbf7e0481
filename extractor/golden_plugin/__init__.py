"""The pytest plugin: each article with a golden beside it is a test."""
