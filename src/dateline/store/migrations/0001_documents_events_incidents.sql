-- The Reading of each document is the evidence; every other table is derived from it, to find things fast.
-- Columns named *_key hold folded names (see store/fold.py): compare them with folded words only.

CREATE TABLE documents (
    pk            INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    sha256        TEXT NOT NULL,
    fingerprint   TEXT NOT NULL,      -- of the bytes and of what the caller said about them
    coder         TEXT NOT NULL,      -- the program parts, with versions, that read it
    origin        TEXT NOT NULL,      -- the path, URL or file:line it came from
    url           TEXT,
    outlet        TEXT,
    title         TEXT,
    published     TEXT,               -- first and last day on which it can have been published
    published_end TEXT,
    language      TEXT,
    read_at       TEXT NOT NULL,      -- UTC
    n_events      INTEGER NOT NULL,
    n_incidents   INTEGER NOT NULL,
    n_warnings    INTEGER NOT NULL,
    reading       BLOB NOT NULL       -- JSON of the contract, zlib
);
CREATE INDEX documents_sha256 ON documents (sha256);
CREATE INDEX documents_published ON documents (published);

CREATE TABLE history (
    pk          INTEGER PRIMARY KEY,
    id          TEXT NOT NULL,        -- of the document that was replaced
    sha256      TEXT NOT NULL,
    coder       TEXT NOT NULL,
    origin      TEXT NOT NULL,
    read_at     TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    reading     BLOB NOT NULL
);
CREATE INDEX history_id ON history (id);

CREATE TABLE rejected (
    origin      TEXT PRIMARY KEY,
    reason      TEXT NOT NULL,
    rejected_at TEXT NOT NULL
);

CREATE TABLE events (
    pk         INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position   INTEGER NOT NULL,      -- in the document's list, from 0
    id         TEXT NOT NULL,         -- within the document
    type       TEXT NOT NULL,
    subtype    TEXT,
    type_key   TEXT NOT NULL,
    status     TEXT NOT NULL,
    start_day  TEXT,
    end_day    TEXT,
    place      TEXT,
    place_id   TEXT,
    place_key  TEXT NOT NULL,
    country    TEXT,
    lat        REAL,
    lon        REAL,
    confidence REAL NOT NULL,
    record     BLOB NOT NULL,
    UNIQUE (document, id)
);
CREATE INDEX events_days ON events (start_day, end_day);

CREATE TABLE incidents (
    pk          INTEGER PRIMARY KEY,
    document    INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    id          TEXT NOT NULL,
    type        TEXT NOT NULL,
    subtype     TEXT,
    type_key    TEXT NOT NULL,
    start_day   TEXT,
    end_day     TEXT,
    place       TEXT,
    place_id    TEXT,
    place_key   TEXT NOT NULL,
    country     TEXT,
    lat         REAL,
    lon         REAL,
    killed_low  INTEGER,
    killed_best INTEGER,
    killed_high INTEGER,
    record      BLOB NOT NULL,
    UNIQUE (document, id)
);
CREATE INDEX incidents_days ON incidents (start_day, end_day);

CREATE TABLE incident_events (
    incident INTEGER NOT NULL REFERENCES incidents ON DELETE CASCADE,
    event    INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    PRIMARY KEY (incident, event)
) WITHOUT ROWID;
CREATE INDEX incident_events_event ON incident_events (event);

CREATE TABLE actors (
    pk       INTEGER PRIMARY KEY,
    event    INTEGER REFERENCES events ON DELETE CASCADE,
    incident INTEGER REFERENCES incidents ON DELETE CASCADE,
    role     TEXT NOT NULL CHECK (role IN ('side_a', 'side_b', 'victim')),
    name     TEXT NOT NULL,
    name_key TEXT NOT NULL,           -- of the name and of the words in the text
    actor_id TEXT,
    kind     TEXT,
    CHECK ((event IS NULL) <> (incident IS NULL))
);
CREATE INDEX actors_event ON actors (event);
CREATE INDEX actors_incident ON actors (incident);
CREATE INDEX actors_actor_id ON actors (actor_id);

CREATE TABLE casualties (
    pk         INTEGER PRIMARY KEY,
    event      INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    harm       TEXT NOT NULL,
    who        TEXT NOT NULL,
    actor_id   TEXT,
    low        INTEGER,
    best       INTEGER,
    high       INTEGER,
    open_ended INTEGER NOT NULL,
    quote      TEXT
);
CREATE INDEX casualties_event ON casualties (event);

CREATE TABLE claims (
    pk           INTEGER PRIMARY KEY,
    event        INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    source       TEXT,                -- NULL where the text leaves it unnamed
    source_id    TEXT,
    kind         TEXT,
    aligned_with TEXT,
    stance       TEXT NOT NULL
);
CREATE INDEX claims_event ON claims (event);

CREATE TABLE control (
    pk              INTEGER PRIMARY KEY,
    document        INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    place           TEXT NOT NULL,
    place_id        TEXT,
    place_key       TEXT NOT NULL,
    holder          TEXT,
    holder_id       TEXT,
    holder_key      TEXT NOT NULL,
    previous_holder TEXT,
    status          TEXT NOT NULL,
    start_day       TEXT,
    end_day         TEXT,
    record          BLOB NOT NULL
);
CREATE INDEX control_document ON control (document);
CREATE INDEX control_place_id ON control (place_id);

-- Rows carry the pk of the event or incident; boxes are rounded outward to 32 bits.
CREATE VIRTUAL TABLE event_spots USING rtree (pk, lat_low, lat_high, lon_low, lon_high);
CREATE VIRTUAL TABLE incident_spots USING rtree (pk, lat_low, lat_high, lon_low, lon_high);

-- rowid = documents.pk. Contentless: the words stand in the Reading.
CREATE VIRTUAL TABLE search USING fts5 (title, text, quotes, content = '', tokenize = 'unicode61 remove_diacritics 2');

-- Merge, split, accept, reject, correct: by a person or by the machine. Never changed, only superseded.
CREATE TABLE judgements (
    pk      INTEGER PRIMARY KEY,
    verdict TEXT NOT NULL,
    subject TEXT NOT NULL,            -- document/incident or document/event
    object  TEXT,                     -- the other one, for a merge or split
    value   TEXT,                     -- JSON, for a correction
    score   REAL,
    judge   TEXT NOT NULL,
    note    TEXT,
    made_at TEXT NOT NULL,
    undoes  INTEGER REFERENCES judgements
);
CREATE INDEX judgements_subject ON judgements (subject);
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements
BEGIN
    SELECT RAISE(ABORT, 'a judgement is never changed: add one that undoes it');
END;
CREATE TRIGGER judgements_last BEFORE DELETE ON judgements
BEGIN
    SELECT RAISE(ABORT, 'a judgement is never deleted: add one that undoes it');
END;
