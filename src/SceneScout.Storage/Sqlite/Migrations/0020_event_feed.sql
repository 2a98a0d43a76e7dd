-- What happened to events. There is one writer at a time, so a number taken inside the transaction is in order of commit; AUTOINCREMENT never gives one again.
CREATE TABLE event_feed (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    trace_parent TEXT
);

CREATE TABLE event_feed_bounds (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    at INTEGER
) WITHOUT ROWID;

CREATE TABLE feed_cursors (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;

-- What is there already, once, in order. From now on it is kept as long as any other change.
INSERT INTO event_feed (event_id, version, kind, at)
SELECT id, version, 'created', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000 FROM events ORDER BY created_at, id;
INSERT INTO event_feed_bounds (name, seq, at) VALUES ('pruned', 0, NULL);
