-- Deals that several articles tell of, as `extractor link` has found them, and on which fields they disagree
SELECT e.event, count(*) AS records, count(DISTINCT r.document) AS articles,
    max(iif(e.leads, f.investors, NULL)) AS investors, max(iif(e.leads, f.recipients, NULL)) AS recipients,
    max(iif(e.leads, f.countries, NULL)) AS countries, max(iif(e.leads, f.currency, NULL)) AS currency,
    max(iif(e.leads, f.low, NULL)) AS low,
    max(e.disagree) AS disagree
FROM events e
JOIN records r ON r.key = e.record
JOIN records_flat f ON f.record_key = r.key
GROUP BY e.event
HAVING records > 1
ORDER BY articles DESC, records DESC, min(r.key)
LIMIT :limit;
