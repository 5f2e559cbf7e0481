-- Sums by the month of the deal, or else of the article, each currency by itself
SELECT substr(coalesce(iif(r.announced GLOB '????-[0-9][0-9]*', r.announced, NULL), d.published), 1, 7) AS month,
    a.currency, count(*) AS records, exact_sum(a.low) AS low, exact_sum(a.high) AS high
FROM records r
JOIN documents d ON d.key = r.document
JOIN amounts a ON a.record = r.key AND a.role = 'amount'
WHERE r.status <> 'cancelled' AND NOT r.cumulative
    AND (NOT :deals OR r.key NOT IN (SELECT record FROM events WHERE NOT leads))
    AND NOT EXISTS (SELECT 1 FROM records w WHERE w.document = r.document AND w.id = r.part_of)
GROUP BY month, a.currency
ORDER BY month IS NULL, month, a.currency
LIMIT :limit;
