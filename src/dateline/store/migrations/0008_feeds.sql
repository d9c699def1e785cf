-- Feeds that are watched, what they named, and what became of it. Times are UTC, as in documents.read_at.

CREATE TABLE feeds (
    pk            INTEGER PRIMARY KEY,
    url           TEXT NOT NULL UNIQUE,    -- as listed
    asked         TEXT NOT NULL,           -- the address asked for: another one where the server said for good
    parent        INTEGER REFERENCES feeds, -- the index that names this sitemap
    listed        INTEGER NOT NULL,        -- 1: on the list of the last run
    title         TEXT,
    kind          TEXT,
    etag          TEXT,
    last_modified TEXT,
    said          TEXT,                    -- what the index said of its last change
    tried_at      TEXT,
    good_at       TEXT,
    failures      INTEGER NOT NULL,        -- in a row
    reason        TEXT,                    -- of the last failure, or what was odd
    due_at        TEXT NOT NULL
);
CREATE TABLE feed_pages (
    pk        INTEGER PRIMARY KEY,
    url       TEXT NOT NULL UNIQUE,        -- without fragment and what counts clicks
    fetched   INTEGER NOT NULL,            -- 0: the report stands in the feed, under no address
    state     TEXT NOT NULL CHECK (state IN ('new', 'again', 'done', 'failed')),
    reason    TEXT,
    attempts  INTEGER NOT NULL,
    due_at    TEXT NOT NULL,
    seen_at   TEXT NOT NULL,
    done_at   TEXT,
    document  TEXT,                        -- its id, once it is stored
    title     TEXT,                        -- as the feed has it
    published TEXT,
    content   BLOB                         -- the report as the feed carries it, zlib; until it is done
);
CREATE INDEX feed_pages_due ON feed_pages (state, due_at);
CREATE TABLE feed_items (
    feed    INTEGER NOT NULL REFERENCES feeds,
    item    TEXT NOT NULL,                 -- the feed's own id of it
    page    INTEGER NOT NULL REFERENCES feed_pages,
    digest  TEXT NOT NULL,                 -- changes when the feed says that the page has
    seen_at TEXT NOT NULL,
    PRIMARY KEY (feed, item)
);
CREATE INDEX feed_items_page ON feed_items (page);
CREATE TABLE feed_hosts (
    host         TEXT PRIMARY KEY,         -- scheme, name and port
    robots       TEXT,                     -- robots.txt; NULL where it could not be had
    robots_until TEXT NOT NULL
);
