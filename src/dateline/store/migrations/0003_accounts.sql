-- Who may sign in at a desk that several share, who is signed in, and who saw what.

-- Never deleted: judgements bear the name. Who is gone is locked and marked as removed.
CREATE TABLE users (
    pk          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    name_key    TEXT NOT NULL UNIQUE, -- without case and variant letters: no two names look alike
    role        TEXT NOT NULL CHECK (role IN ('viewer', 'coder', 'adjudicator', 'admin')),
    password    TEXT NOT NULL,        -- argon2id, with its salt and cost
    made_at     TEXT NOT NULL,        -- UTC, as all times here
    password_at TEXT NOT NULL,
    locked_at   TEXT,
    removed_at  TEXT
);
CREATE TRIGGER users_stay BEFORE DELETE ON users
BEGIN
    SELECT RAISE(ABORT, 'an account is never deleted: lock it');
END;

-- Of the token only its SHA-256: who reads this file signs in nowhere with it.
CREATE TABLE sessions (
    token   BLOB PRIMARY KEY,
    user    INTEGER NOT NULL REFERENCES users,
    made_at INTEGER NOT NULL,         -- seconds since 1970
    seen_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user);

-- Signing in and out, changes of accounts, and every request that could see protected fields.
CREATE TABLE audit (
    pk      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    user    TEXT,                     -- the name that was given; NULL where none was
    what    TEXT NOT NULL CHECK (what IN ('access', 'sign_in', 'sign_in_failed', 'sign_out', 'account')),
    method  TEXT,
    path    TEXT,                     -- with the ids in it and what was asked for behind "?"
    status  INTEGER,
    address TEXT,
    note    TEXT
);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_user ON audit (user, at);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is never changed');
END;
CREATE TRIGGER audit_lasts BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is never deleted');
END;
