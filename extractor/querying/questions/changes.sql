-- What has changed since a run (--since, else since the last but one): records that are new, read otherwise, or gone
WITH since AS (SELECT coalesce(:since, max(id) - 1) AS run FROM runs),
    -- What a record was then is what its first change since says.
    first AS (
        SELECT c.document, c.record, min(c.run) AS run FROM changes c, since
        WHERE c.run > since.run GROUP BY c.document, c.record)
SELECT
    CASE
        WHEN c.before IS NULL THEN 'added'
        WHEN r.key IS NULL THEN 'removed'
        ELSE 'changed'
    END AS change,
    d.id AS document, c.record,
    coalesce(json_extract(r.json, '$.kind'), json_extract(c.before, '$.kind')) AS kind,
    json_extract(c.before, '$.amount.currency') AS currency_before, json_extract(c.before, '$.amount.low') AS low_before,
    json_extract(r.json, '$.amount.currency') AS currency_now, json_extract(r.json, '$.amount.low') AS low_now,
    json_extract(c.before, '$.status') AS status_before, r.status AS status_now
FROM first
JOIN changes c ON c.document = first.document AND c.record = first.record AND c.run = first.run
JOIN documents d ON d.key = c.document
LEFT JOIN records r ON r.document = c.document AND r.id = c.record
WHERE (c.before IS NOT NULL OR r.key IS NOT NULL) AND c.before IS NOT r.json
ORDER BY d.key, c.record
LIMIT :limit;
