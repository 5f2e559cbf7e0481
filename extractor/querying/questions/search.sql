-- Articles that hold all of the words, the best first; Korean words are found inside longer ones
SELECT d.id AS document, d.published, d.title, (SELECT count(*) FROM records WHERE document = d.key) AS records
FROM search
JOIN documents d ON d.key = search.rowid
WHERE search MATCH :words
ORDER BY search.rank, d.key
LIMIT :limit;
