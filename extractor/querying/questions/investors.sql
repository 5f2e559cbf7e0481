-- Sums by who gives the money, each currency by itself; a deal of several counts for each
SELECT p.name AS investor, a.currency, count(*) AS records, exact_sum(a.low) AS low, exact_sum(a.high) AS high
FROM records r
JOIN amounts a ON a.record = r.key AND a.role = 'amount'
JOIN parties p ON p.record = r.key AND p.role = 'investor'
WHERE r.status <> 'cancelled' AND NOT r.cumulative
    AND (NOT :deals OR r.key NOT IN (SELECT record FROM events WHERE NOT leads))
    -- A part counts where its whole names nobody.
    AND NOT EXISTS (
        SELECT 1 FROM records w JOIN parties o ON o.record = w.key AND o.role = 'investor'
        WHERE w.document = r.document AND w.id = r.part_of)
GROUP BY p.name, a.currency
ORDER BY records DESC, p.name, a.currency
LIMIT :limit;
