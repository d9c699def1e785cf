-- Incidents fused across documents. All of it is derived from the Readings and from what persons judged, and can be
-- made again; what belongs to a document goes with it.

-- Documents whose reports have been made comparable, by which program part ("fuser").
CREATE TABLE compared (
    document  INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    fuser     TEXT NOT NULL,
    signature BLOB NOT NULL,            -- of the text: near-duplicates are one voice
    record    BLOB NOT NULL             -- the document without its text
);
CREATE INDEX compared_fuser ON compared (fuser);

-- An incident as one document tells it, made comparable.
CREATE TABLE reports (
    pk         INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used again: a run that is behind may still name an old one
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    incident   INTEGER NOT NULL UNIQUE REFERENCES incidents ON DELETE CASCADE,
    ref        TEXT NOT NULL UNIQUE,    -- document/incident
    own        TEXT NOT NULL,           -- the id of the fused incident that this report would found
    happened   INTEGER NOT NULL,        -- 0: only planned, threatened, denied or supposed
    told       INTEGER,                 -- days since year 1: of publication, and the first and last of the happening
    first      INTEGER,
    last       INTEGER,
    head_start INTEGER NOT NULL,        -- of the head event's trigger, in the document's text
    head_end   INTEGER NOT NULL,
    features   BLOB NOT NULL,
    linked     INTEGER NOT NULL DEFAULT 0,   -- 1: compared with all others
    settled    INTEGER NOT NULL DEFAULT 0,   -- 1: its incident is up to date
    fused      INTEGER REFERENCES fused ON DELETE SET NULL
);
CREATE INDEX reports_document ON reports (document);
CREATE INDEX reports_own ON reports (own);
CREATE INDEX reports_fused ON reports (fused);
CREATE INDEX reports_told ON reports (told);
CREATE INDEX reports_days ON reports (first, last);
CREATE INDEX reports_linked ON reports (linked) WHERE linked = 0;
CREATE INDEX reports_settled ON reports (settled) WHERE settled = 0;

CREATE TABLE report_links (
    a      INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    b      INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    weight REAL NOT NULL,               -- bits
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX report_links_b ON report_links (b);

CREATE TABLE fused (
    pk          INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
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
    n_documents INTEGER NOT NULL,
    n_reports   INTEGER NOT NULL,
    verdict     TEXT,                   -- accept or reject, by a person
    record      BLOB NOT NULL,          -- with what persons corrected
    machine     BLOB                    -- as the machine had it, where a person corrected something
);
CREATE INDEX fused_days ON fused (start_day, end_day);

CREATE TABLE fused_actors (
    pk       INTEGER PRIMARY KEY,
    fused    INTEGER NOT NULL REFERENCES fused ON DELETE CASCADE,
    role     TEXT NOT NULL CHECK (role IN ('side_a', 'side_b')),
    name     TEXT NOT NULL,
    name_key TEXT NOT NULL,
    actor_id TEXT,
    kind     TEXT
);
CREATE INDEX fused_actors_fused ON fused_actors (fused);
CREATE VIRTUAL TABLE fused_spots USING rtree (pk, lat_low, lat_high, lon_low, lon_high);

-- Incidents that went with a report, until the next run has told what became of them.
CREATE TABLE fused_was (
    id     TEXT PRIMARY KEY,
    record BLOB NOT NULL
);

-- To which reports each judgement was last applied: where that changes, their incidents are made again.
CREATE TABLE applied (
    judgement INTEGER PRIMARY KEY REFERENCES judgements,
    verdict   TEXT NOT NULL,
    refs      TEXT NOT NULL             -- JSON
);

CREATE TRIGGER reports_gone BEFORE DELETE ON reports
BEGIN
    -- all that hung together through this report is looked at again, and no incident keeps its claims
    UPDATE reports SET settled = 0 WHERE fused = OLD.fused
        OR pk IN (SELECT a FROM report_links WHERE b = OLD.pk AND weight > 0
                  UNION SELECT b FROM report_links WHERE a = OLD.pk AND weight > 0);
    INSERT OR IGNORE INTO fused_was (id, record) SELECT id, record FROM fused WHERE pk = OLD.fused;
    DELETE FROM fused WHERE pk = OLD.fused;
END;
CREATE TRIGGER fused_gone AFTER DELETE ON fused
BEGIN
    DELETE FROM fused_spots WHERE pk = OLD.pk;
END;
