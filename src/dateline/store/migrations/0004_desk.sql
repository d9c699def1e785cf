-- What the desk reads of each fused incident, as plain columns: derived like all of 0002, and made again with it.

CREATE TABLE fused_facts (
    stamp         INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: who holds one knows that the row is the same
    fused         INTEGER NOT NULL UNIQUE REFERENCES fused ON DELETE CASCADE,
    uncertainty   REAL,                 -- km around the place
    wide          INTEGER NOT NULL,     -- 1: the place is an area or a stretch, no settlement
    civilians     INTEGER,              -- best
    injured       INTEGER,              -- best
    independent   INTEGER NOT NULL,     -- sources
    disagreements INTEGER NOT NULL,
    credibility   INTEGER,              -- 1-6
    statuses      INTEGER NOT NULL,     -- of the events: bits, in the order of model.events.Status
    weakest       REAL,                 -- bits of the link of the report that is least like the others
    corrected     INTEGER NOT NULL
);
CREATE TRIGGER fused_facts_went AFTER DELETE ON fused_facts
BEGIN
    -- the highest stamp tells of what went too
    UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'fused_facts';
END;
-- Who answers for it: outlets, and the sources that they quote.
CREATE TABLE fused_sources (
    fused  INTEGER NOT NULL REFERENCES fused ON DELETE CASCADE,
    outlet INTEGER NOT NULL,
    name   TEXT NOT NULL,
    PRIMARY KEY (fused, outlet, name)
) WITHOUT ROWID;
-- All plain columns: read from here, the records beside them in the table are not touched.
CREATE INDEX fused_plain ON fused (
    n_documents, id, type, subtype, type_key, start_day, end_day, place, place_id, place_key, country, lat, lon,
    killed_low, killed_best, killed_high, verdict
);

-- Documents that no fuser has compared.
CREATE TABLE uncompared (document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE);
INSERT INTO uncompared SELECT pk FROM documents WHERE pk NOT IN (SELECT document FROM compared);

-- `applied` by report, and how far: judgements up to `last` were applied; NULL after documents came or went, when each
-- of them may name other reports.
CREATE TABLE applied_reports (
    ref       TEXT NOT NULL,
    judgement INTEGER NOT NULL REFERENCES applied ON DELETE CASCADE,
    PRIMARY KEY (ref, judgement)
) WITHOUT ROWID;
CREATE INDEX applied_reports_judgement ON applied_reports (judgement);
INSERT INTO applied_reports SELECT DISTINCT value, judgement FROM applied, json_each(refs) WHERE value <> '|';
CREATE TABLE applied_until (one INTEGER PRIMARY KEY CHECK (one = 1), last INTEGER);
INSERT INTO applied_until VALUES (1, NULL);
CREATE INDEX judgements_undoes ON judgements (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER documents_came AFTER INSERT ON documents
BEGIN
    INSERT INTO uncompared VALUES (NEW.pk);
    UPDATE applied_until SET last = NULL WHERE last IS NOT NULL;
END;
CREATE TRIGGER documents_went AFTER DELETE ON documents
BEGIN
    UPDATE applied_until SET last = NULL WHERE last IS NOT NULL;
END;
CREATE TRIGGER compared_came AFTER INSERT ON compared
BEGIN
    DELETE FROM uncompared WHERE document = NEW.document;
    UPDATE applied_until SET last = NULL WHERE last IS NOT NULL;
END;
CREATE TRIGGER compared_went AFTER DELETE ON compared
BEGIN
    INSERT OR IGNORE INTO uncompared SELECT pk FROM documents WHERE pk = OLD.document;
    UPDATE applied_until SET last = NULL WHERE last IS NOT NULL;
END;
