"""Questions to a store: ready ones, one's own SQL, words; answers as rows and as pictures. It only reads."""
