-- Double coding: rounds, the incidents that they give to coders, what each coded, and what was decided of it.
-- Like judgements these are never changed: a later row takes the place of an earlier one.

CREATE TABLE rounds (
    pk         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    query      TEXT NOT NULL,           -- the desk's filters, as in an address
    coders     TEXT NOT NULL,           -- JSON: names
    needed     INTEGER NOT NULL,        -- codings of each incident
    fields     TEXT NOT NULL,           -- JSON: those to be coded
    judgements INTEGER NOT NULL,        -- the last judgement before it began
    opened_by  TEXT NOT NULL,
    opened_at  TEXT NOT NULL
);
CREATE TABLE round_closings (
    round     INTEGER PRIMARY KEY REFERENCES rounds,
    closed_by TEXT NOT NULL,
    closed_at TEXT NOT NULL
);
CREATE TABLE round_items (
    pk       INTEGER PRIMARY KEY,
    round    INTEGER NOT NULL REFERENCES rounds,
    position INTEGER NOT NULL,
    incident TEXT NOT NULL,             -- its id when the round began
    coders   TEXT NOT NULL,             -- JSON: who codes it
    reports  TEXT NOT NULL,             -- JSON: anchors
    shown    BLOB NOT NULL,             -- the incident as it was when the round began
    machine  BLOB,                      -- as the machine had it, where a person had corrected something
    UNIQUE (round, position)
);
CREATE TABLE round_documents (
    document TEXT NOT NULL,
    item     INTEGER NOT NULL REFERENCES round_items,
    PRIMARY KEY (document, item)
) WITHOUT ROWID;
CREATE TABLE codings (
    pk      INTEGER PRIMARY KEY,
    item    INTEGER NOT NULL REFERENCES round_items,
    coder   TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'correct', 'reject')),
    value   TEXT NOT NULL,              -- JSON: corrections
    note    TEXT,
    made_at TEXT NOT NULL
);
CREATE INDEX codings_item ON codings (item);
CREATE TABLE decisions (
    pk         INTEGER PRIMARY KEY,
    item       INTEGER NOT NULL REFERENCES round_items,
    judgement  INTEGER NOT NULL REFERENCES judgements,
    decided_by TEXT NOT NULL,
    made_at    TEXT NOT NULL
);
CREATE INDEX decisions_item ON decisions (item);

CREATE TRIGGER rounds_stay BEFORE UPDATE ON rounds
BEGIN SELECT RAISE(ABORT, 'a round is never changed: open another'); END;
CREATE TRIGGER rounds_last BEFORE DELETE ON rounds
BEGIN SELECT RAISE(ABORT, 'a round is never deleted: close it'); END;
CREATE TRIGGER round_items_stay BEFORE UPDATE ON round_items
BEGIN SELECT RAISE(ABORT, 'the incidents of a round are fixed when it begins'); END;
CREATE TRIGGER round_items_last BEFORE DELETE ON round_items
BEGIN SELECT RAISE(ABORT, 'the incidents of a round are fixed when it begins'); END;
CREATE TRIGGER round_closings_stay BEFORE UPDATE ON round_closings
BEGIN SELECT RAISE(ABORT, 'a round that is closed stays closed: open another'); END;
CREATE TRIGGER round_closings_last BEFORE DELETE ON round_closings
BEGIN SELECT RAISE(ABORT, 'a round that is closed stays closed: open another'); END;
CREATE TRIGGER codings_stay BEFORE UPDATE ON codings
BEGIN SELECT RAISE(ABORT, 'a coding is never changed: add one that takes its place'); END;
CREATE TRIGGER codings_last BEFORE DELETE ON codings
BEGIN SELECT RAISE(ABORT, 'a coding is never deleted: add one that takes its place'); END;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is never changed: undo its judgement'); END;
CREATE TRIGGER decisions_last BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is never deleted: undo its judgement'); END;

-- The desk's filters under a name; these may go.
CREATE TABLE saved_filters (
    pk      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    query   TEXT NOT NULL,
    owner   TEXT,                       -- NULL: everybody's
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
);
CREATE UNIQUE INDEX saved_filters_name ON saved_filters (coalesce(owner, ''), name);
