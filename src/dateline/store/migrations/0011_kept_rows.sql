-- Rows of a codebook as an export writes them, kept for each fused incident: derived, and made again by the next export
-- where the incident, or what rows are made with, has changed.

-- "acled", "acled public" …; rows of another version are thrown away.
CREATE TABLE kept_books (
    book    TEXT PRIMARY KEY,
    version TEXT NOT NULL
);
-- In the order of an export, so that one is read from end to end. What has no day comes last ('~').
CREATE TABLE kept_rows (
    book      TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    id        TEXT NOT NULL,
    fused     INTEGER NOT NULL REFERENCES fused ON DELETE CASCADE,
    lines     INTEGER NOT NULL,       -- how many rows
    told      TEXT,                   -- these, a line each without what tells of the export; NULL where there is none
    reason    TEXT,                   -- why there is none
    until     TEXT,                   -- of a public book: the day from which the delay counts; NULL where unknown
    digest    BLOB,                   -- of a public book: of what is told, for the ledger
    PRIMARY KEY (book, first_day, last_day, id)
) WITHOUT ROWID;
CREATE INDEX kept_rows_fused ON kept_rows (fused, book);
