-- What was told in public, and when, so that it can be accounted for.

-- What is published again and again: the same rows (series) asked for by the same filters.
CREATE TABLE publications (
    pk     INTEGER PRIMARY KEY,
    series TEXT NOT NULL,
    asked  TEXT NOT NULL,
    UNIQUE (series, asked)
);

-- Every export: a public one tells, one for the desk itself shows protected fields. Never changed.
CREATE TABLE exports (
    pk          INTEGER PRIMARY KEY,
    publication INTEGER REFERENCES publications,   -- NULL where nothing was published
    made_at     TEXT NOT NULL,          -- UTC
    made_by     TEXT NOT NULL,
    format      TEXT NOT NULL,
    is_public   INTEGER NOT NULL,
    asked       TEXT NOT NULL,          -- the filters, JSON
    delay_days  INTEGER,
    file        TEXT,                   -- without its folder; NULL: standard output
    sha256      TEXT,
    n_rows      INTEGER NOT NULL,
    n_withdrawn INTEGER NOT NULL,
    key_print   TEXT,                   -- by which the key of the pseudonyms is known again; never the key
    linked      INTEGER NOT NULL,
    coder       TEXT NOT NULL
);
CREATE TRIGGER exports_stay BEFORE UPDATE ON exports
BEGIN
    SELECT RAISE(ABORT, 'a note of an export is never changed');
END;
CREATE TRIGGER exports_last BEFORE DELETE ON exports
BEGIN
    SELECT RAISE(ABORT, 'a note of an export is never deleted');
END;

-- The last version of each incident, and a digest of what it told; NULL once it was withdrawn.
CREATE TABLE told (
    series   TEXT NOT NULL,
    incident TEXT NOT NULL,
    version  INTEGER NOT NULL,
    digest   BLOB,
    PRIMARY KEY (series, incident)
) WITHOUT ROWID;

-- Which incidents a publication has told, and which of them it tells no more.
CREATE TABLE told_in (
    publication  INTEGER NOT NULL REFERENCES publications,
    incident     TEXT NOT NULL,
    version      INTEGER,               -- these five: of its tombstone; NULL while it is told
    withdrawn_on TEXT,
    gone         TEXT,
    reason       TEXT,
    successor    TEXT,
    PRIMARY KEY (publication, incident)
) WITHOUT ROWID;

-- What is said in public of why an incident was withdrawn; the note of a judgement stays on the desk.
CREATE TABLE retractions (
    judgement INTEGER PRIMARY KEY REFERENCES judgements,
    reason    TEXT NOT NULL
);
