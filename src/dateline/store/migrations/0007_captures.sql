-- What servers and archives gave, as evidence. Rows are added, never changed, never deleted; each is chained to the one
-- before (model/capture.py), so that a missing or altered one is noticed. A document that is removed leaves its
-- captures here.

-- Bodies, each once however often it came.
CREATE TABLE capture_bodies (
    sha256 TEXT PRIMARY KEY,
    body   BLOB NOT NULL              -- zlib
);

CREATE TABLE captures (
    number    INTEGER PRIMARY KEY,    -- from 1, without a gap
    document  TEXT,                   -- the id of the document read from it; NULL: none was
    url       TEXT NOT NULL,
    final_url TEXT NOT NULL,
    taken_at  TEXT NOT NULL,          -- UTC, by the clock of whoever captured it
    status    INTEGER NOT NULL,
    headers   TEXT NOT NULL,          -- JSON, [[name, value], …]
    sha256    TEXT NOT NULL REFERENCES capture_bodies,
    size      INTEGER NOT NULL,
    address   TEXT,
    tool      TEXT NOT NULL,
    archive   TEXT,
    previous  TEXT NOT NULL,
    chain     TEXT NOT NULL
);
CREATE INDEX captures_document ON captures (document);
CREATE INDEX captures_url ON captures (url);
CREATE INDEX captures_sha256 ON captures (sha256);

CREATE TRIGGER captures_stay BEFORE UPDATE ON captures
BEGIN
    SELECT RAISE(ABORT, 'a capture is never changed: it is evidence');
END;
CREATE TRIGGER captures_last BEFORE DELETE ON captures
BEGIN
    SELECT RAISE(ABORT, 'a capture is never deleted: it is evidence');
END;
CREATE TRIGGER capture_bodies_stay BEFORE UPDATE ON capture_bodies
BEGIN
    SELECT RAISE(ABORT, 'the body of a capture is never changed: it is evidence');
END;
CREATE TRIGGER capture_bodies_last BEFORE DELETE ON capture_bodies
BEGIN
    SELECT RAISE(ABORT, 'the body of a capture is never deleted: it is evidence');
END;
