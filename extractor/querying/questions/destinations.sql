-- Sums by the country that the money goes to, each currency by itself; a deal of several countries counts for each
SELECT p.country, a.currency, count(*) AS records, exact_sum(a.low) AS low, exact_sum(a.high) AS high
FROM records r
JOIN amounts a ON a.record = r.key AND a.role = 'amount'
JOIN places p ON p.record = r.key AND p.role = 'country'
WHERE r.status <> 'cancelled' AND NOT r.cumulative
    AND (NOT :deals OR r.key NOT IN (SELECT record FROM events WHERE NOT leads))
    -- A part counts where its whole names no country.
    AND NOT EXISTS (
        SELECT 1 FROM records w JOIN places o ON o.record = w.key AND o.role = 'country'
        WHERE w.document = r.document AND w.id = r.part_of)
GROUP BY p.country, a.currency
ORDER BY records DESC, p.country, a.currency
LIMIT :limit;
