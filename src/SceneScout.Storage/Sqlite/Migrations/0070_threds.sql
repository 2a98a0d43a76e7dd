-- Threds as people see them, and which of them somebody must wake: a projection of what the threds' entities own. One that is awake is in the memory of its node, which wrote the row last.
CREATE TABLE threds (
    thred_id TEXT PRIMARY KEY,
    pattern_id TEXT NOT NULL,
    status TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    ended_at INTEGER,
    due_at INTEGER,
    node TEXT NOT NULL,
    awake INTEGER NOT NULL,
    shown TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX idx_threds_due ON threds (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX idx_threds_node ON threds (node) WHERE awake = 1;
CREATE INDEX idx_threds_updated ON threds (updated_at, thred_id);

-- Versions of patterns: a projection of what the patterns' entities own, from which nodes load.
CREATE TABLE thred_patterns (
    pattern_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    active INTEGER NOT NULL,
    pattern TEXT NOT NULL,
    put_at INTEGER NOT NULL,
    put_by TEXT NOT NULL,
    PRIMARY KEY (pattern_id, version)
) WITHOUT ROWID;

-- Groups of participants, by name.
CREATE TABLE thred_groups (
    name TEXT PRIMARY KEY,
    members TEXT NOT NULL,
    put_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Events that nobody could handle, once each.
CREATE TABLE thred_dead_letters (
    id TEXT PRIMARY KEY,
    event_id TEXT NOT NULL,
    thred_id TEXT,
    code INTEGER NOT NULL,
    fault TEXT NOT NULL,
    message TEXT NOT NULL,
    event TEXT NOT NULL,
    failed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX idx_thred_dead_letters_failed ON thred_dead_letters (failed_at);

-- The journal of threds, patterns and mailboxes: entries of many of them are written in one statement. A row without a manifest is what was deleted: it keeps the number.
CREATE TABLE thred_journal (
    persistence_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    manifest TEXT NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (persistence_id, seq)
) WITHOUT ROWID;
