"""Opens what holds several documents: archives, packed files, mails, feeds, web archives, tables."""
