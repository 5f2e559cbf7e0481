-- The store. `key` numbers rows in the order of their coming; `position` counts from 0.
-- Sums of money are plain decimal text; `low_units` and `high_units` are whole units of the currency,
-- rounded, for adding up and sorting (NULL beyond 64 bits).

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    status TEXT NOT NULL,          -- running, finished, interrupted, stopped: the next run goes on with one that did not finish
    started TEXT NOT NULL,
    finished TEXT,
    version TEXT,
    rules TEXT,                    -- hash of the rules
    read INTEGER,
    failed INTEGER,
    records INTEGER
) STRICT;

CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    source TEXT NOT NULL,          -- '' where there is none
    copy INTEGER NOT NULL,         -- 0, or which of several articles of one id and source
    url TEXT,
    title TEXT,
    published TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,          -- of the text in UTF-8
    state TEXT NOT NULL,           -- hash of all that was written: a document that has not changed is left alone
    first_run INTEGER NOT NULL REFERENCES runs,
    run INTEGER NOT NULL REFERENCES runs,      -- the last that read it
    UNIQUE (id, source, copy)
) STRICT;
CREATE INDEX documents_published ON documents (published);

CREATE TABLE records (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    stake_percent TEXT,
    round TEXT,
    round_lead TEXT NOT NULL,      -- JSON list
    period_start TEXT,
    period_end TEXT,
    period_duration TEXT,
    announced TEXT,
    sectors TEXT NOT NULL,         -- JSON list
    attribution TEXT NOT NULL,     -- JSON list
    part_of TEXT,                  -- id of a record of the same document
    cumulative INTEGER NOT NULL,
    rules TEXT NOT NULL,           -- JSON list
    json TEXT NOT NULL,            -- the record as JSON lines have it
    run INTEGER NOT NULL REFERENCES runs,      -- since which run it reads like this
    UNIQUE (document, id)
) STRICT;
CREATE INDEX records_id ON records (id);
CREATE INDEX records_kind ON records (kind, status);
CREATE INDEX records_run ON records (run);

CREATE TABLE parties (
    record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
    role TEXT NOT NULL,            -- investor, recipient
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    country TEXT,
    ids TEXT NOT NULL,             -- JSON object
    PRIMARY KEY (record, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_name ON parties (name, role);

CREATE TABLE amounts (
    record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
    role TEXT NOT NULL,            -- amount, equivalent
    position INTEGER NOT NULL,
    low TEXT NOT NULL,
    high TEXT NOT NULL,
    low_units INTEGER,
    high_units INTEGER,
    currency TEXT,
    currency_basis TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    PRIMARY KEY (record, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX amounts_low ON amounts (currency, low_units);

CREATE TABLE places (
    record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
    role TEXT NOT NULL,            -- country, place
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    PRIMARY KEY (record, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_country ON places (country, role);

CREATE TABLE spans (
    record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
    field TEXT NOT NULL,           -- of the record: investors, amount, evidence …
    position INTEGER NOT NULL,     -- which of the field's values
    number INTEGER NOT NULL,       -- which of the value's spans, the best first
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    raw_start INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    raw_in TEXT,
    PRIMARY KEY (record, field, position, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
    position INTEGER NOT NULL,
    telling INTEGER NOT NULL,      -- which of the sentences that tell the deal
    about TEXT NOT NULL,
    says TEXT NOT NULL,
    won INTEGER NOT NULL,
    ground TEXT NOT NULL,
    strength INTEGER NOT NULL,
    rule TEXT,
    text TEXT,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE errors (
    run INTEGER NOT NULL REFERENCES runs,
    source TEXT NOT NULL,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    mend TEXT NOT NULL,
    PRIMARY KEY (run, source, code, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
    run INTEGER NOT NULL REFERENCES runs,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    record TEXT NOT NULL,          -- the record's id: it may be gone
    change TEXT NOT NULL,          -- added, changed, removed
    before TEXT,                   -- the record as it was, JSON
    PRIMARY KEY (run, document, record)
) STRICT, WITHOUT ROWID;

-- Which records tell of one deal, across all articles; `extractor link` makes it anew.
CREATE TABLE events (
    record INTEGER PRIMARY KEY REFERENCES records ON DELETE CASCADE,
    event TEXT NOT NULL,           -- evt_…, the same for all records of the deal
    leads INTEGER NOT NULL,        -- 1 for the one that says most
    disagree TEXT NOT NULL         -- JSON list: the fields on which the records of the deal differ
) STRICT;
CREATE INDEX events_event ON events (event);

-- Articles of nearly the same words as an earlier one, as wire copies are.
CREATE TABLE copies (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    copy_of INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (document, copy_of)
) STRICT, WITHOUT ROWID;

-- Words of title and text. A run of Hangul or ideographs stands as its pairs of syllables, then its last
-- syllable: two-syllable words are found as they are, longer ones as the phrase of their pairs.
CREATE VIRTUAL TABLE search USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2');

-- One row a record, with the columns of the CSV output.
CREATE VIEW records_flat AS
SELECT
    r.id, d.id AS document, nullif(d.source, '') AS source, d.url, d.title, d.published, d.language,
    r.kind, r.status,
    (SELECT group_concat(name, '; ') FROM
        (SELECT name FROM parties WHERE record = r.key AND role = 'investor' ORDER BY position)) AS investors,
    (SELECT group_concat(country, '; ') FROM
        (SELECT country FROM parties WHERE record = r.key AND role = 'investor' ORDER BY position)) AS investor_countries,
    (SELECT group_concat(name, '; ') FROM
        (SELECT name FROM parties WHERE record = r.key AND role = 'recipient' ORDER BY position)) AS recipients,
    (SELECT group_concat(country, '; ') FROM
        (SELECT country FROM parties WHERE record = r.key AND role = 'recipient' ORDER BY position)) AS recipient_countries,
    (SELECT group_concat(country, '; ') FROM
        (SELECT country FROM places WHERE record = r.key AND role = 'country' ORDER BY position)) AS countries,
    (SELECT group_concat(name, '; ') FROM
        (SELECT name FROM places WHERE record = r.key AND role = 'place' ORDER BY position)) AS places,
    a.low, a.high, a.currency, a.currency_basis, a.qualifier,
    s.text AS amount, s.start AS amount_start, s."end" AS amount_end,
    s.raw_start AS amount_raw_start, s.raw_end AS amount_raw_end,
    (SELECT group_concat(ltrim(coalesce(currency, '') || ' ' || low || iif(low = high, '', '..' || high)), '; ') FROM
        (SELECT currency, low, high FROM amounts WHERE record = r.key AND role = 'equivalent' ORDER BY position)) AS equivalents,
    r.stake_percent, r.round,
    (SELECT group_concat(value, '; ') FROM json_each(r.round_lead)) AS round_lead,
    r.period_start, r.period_end, r.period_duration, r.announced,
    (SELECT group_concat(value, '; ') FROM json_each(r.sectors)) AS sectors,
    (SELECT group_concat(text, '; ') FROM
        (SELECT text FROM spans WHERE record = r.key AND field = 'purpose' ORDER BY number)) AS purpose,
    (SELECT group_concat(value, '; ') FROM json_each(r.attribution)) AS attribution,
    r.part_of, iif(r.cumulative, 'true', 'false') AS cumulative,
    e.text AS evidence, e.start AS evidence_start, e."end" AS evidence_end,
    a.low_units, a.high_units, r.run, r.key AS record_key, d.key AS document_key
FROM records r
JOIN documents d ON d.key = r.document
LEFT JOIN amounts a ON a.record = r.key AND a.role = 'amount'
LEFT JOIN spans s ON s.record = r.key AND s.field = 'amount' AND s.position = 0 AND s.number = 0
LEFT JOIN spans e ON e.record = r.key AND e.field = 'evidence' AND e.position = 0 AND e.number = 0;
