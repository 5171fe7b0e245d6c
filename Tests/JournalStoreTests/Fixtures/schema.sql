CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL, -- seconds since 1970 UTC
    kind TEXT NOT NULL CHECK (kind <> ''),
    detail TEXT NOT NULL
) STRICT;

CREATE TABLE invitation (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    site TEXT NOT NULL,
    secret BLOB NOT NULL CHECK (length(secret) >= 16),
    device BLOB -- null until used
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    device BLOB NOT NULL CHECK (length(device) = 8),
    branch INTEGER NOT NULL CHECK (branch >= 0), -- 0 unless the journal forked
    size INTEGER NOT NULL CHECK (size >= 0),     -- entries held
    root BLOB NOT NULL CHECK (length(root) = 32), -- Merkle root over those entries
    UNIQUE (device, branch)
) STRICT;

CREATE TABLE meta (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    receipt BLOB NOT NULL -- what the caller was told
) STRICT, WITHOUT ROWID;

CREATE TABLE segment (
    position INTEGER PRIMARY KEY, -- journal id * 2^32 + sequence of the first entry
    count INTEGER NOT NULL CHECK (count >= 1),
    entries BLOB NOT NULL CHECK (length(entries) >= 2), -- each entry's length as a varint, then its bytes
    checkpoint BLOB -- the device's signed note at the segment's end; null for entries made here
) STRICT;

CREATE TRIGGER journal_grows BEFORE UPDATE ON journal
WHEN NEW.id <> OLD.id OR NEW.device <> OLD.device OR NEW.branch <> OLD.branch OR NEW.size < OLD.size
    OR (NEW.size = OLD.size AND NEW.root <> OLD.root)
BEGIN SELECT RAISE(ABORT, 'journals only grow'); END;

CREATE TRIGGER journal_once BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id OR (device = NEW.device AND branch = NEW.branch))
BEGIN SELECT RAISE(ABORT, 'journals only grow'); END;

CREATE TRIGGER journal_remains BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journals only grow'); END;

CREATE TRIGGER request_once BEFORE INSERT ON request
WHEN EXISTS (SELECT 1 FROM request WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a request is answered once'); END;

CREATE TRIGGER request_remains BEFORE DELETE ON request
BEGIN SELECT RAISE(ABORT, 'a request is answered once'); END;

CREATE TRIGGER request_stays BEFORE UPDATE ON request
BEGIN SELECT RAISE(ABORT, 'a request is answered once'); END;

CREATE TRIGGER segment_follows BEFORE INSERT ON segment
WHEN NEW.position & 4294967295 IS NOT (SELECT size FROM journal WHERE id = NEW.position >> 32)
BEGIN SELECT RAISE(ABORT, 'a gap in the journal'); END;

CREATE TRIGGER segment_once BEFORE INSERT ON segment
WHEN EXISTS (SELECT 1 FROM segment WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

CREATE TRIGGER segment_remains BEFORE DELETE ON segment
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

CREATE TRIGGER segment_stays BEFORE UPDATE ON segment
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
