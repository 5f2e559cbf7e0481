-- The largest deals of each currency
SELECT currency, low, high, investors, recipients, countries, kind, status, id AS record
FROM (
    SELECT f.*, row_number() OVER (
        PARTITION BY currency ORDER BY low_units IS NOT NULL, low_units DESC, length(low) DESC, low DESC, record_key
    ) AS place
    FROM records_flat f
    WHERE low IS NOT NULL AND (NOT :deals OR record_key NOT IN (SELECT record FROM events WHERE NOT leads))
)
WHERE :limit < 0 OR place <= :limit
ORDER BY currency IS NULL, currency, place;
