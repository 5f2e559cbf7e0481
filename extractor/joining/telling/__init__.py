"""What goes from sentence to sentence: topics, words that stand for names, lists of items."""
