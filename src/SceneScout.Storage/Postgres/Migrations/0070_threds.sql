-- Threds as people see them, and which of them somebody must wake: a projection of what the threds' entities own. One that is awake is in the memory of its node, which wrote the row last.
CREATE TABLE threds (
    thred_id TEXT COLLATE "C" PRIMARY KEY,
    pattern_id TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    due_at TIMESTAMPTZ,
    node TEXT COLLATE "C" NOT NULL,
    awake BOOLEAN NOT NULL,
    shown TEXT NOT NULL
);
CREATE INDEX idx_threds_due ON threds (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX idx_threds_node ON threds (node) WHERE awake;
CREATE INDEX idx_threds_updated ON threds (updated_at, thred_id);

-- Versions of patterns: a projection of what the patterns' entities own, from which nodes load.
CREATE TABLE thred_patterns (
    pattern_id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    active BOOLEAN NOT NULL,
    pattern TEXT NOT NULL,
    put_at TIMESTAMPTZ NOT NULL,
    put_by TEXT NOT NULL,
    PRIMARY KEY (pattern_id, version)
);

-- Groups of participants, by name.
CREATE TABLE thred_groups (
    name TEXT COLLATE "C" PRIMARY KEY,
    members TEXT NOT NULL,
    put_at TIMESTAMPTZ NOT NULL
);

-- Events that nobody could handle, once each.
CREATE TABLE thred_dead_letters (
    id TEXT COLLATE "C" PRIMARY KEY,
    event_id TEXT COLLATE "C" NOT NULL,
    thred_id TEXT COLLATE "C",
    code BIGINT NOT NULL,
    fault TEXT COLLATE "C" NOT NULL,
    message TEXT NOT NULL,
    event TEXT NOT NULL,
    failed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_thred_dead_letters_failed ON thred_dead_letters (failed_at);

-- The journal of threds, patterns and mailboxes: entries of many of them are written in one statement. A row without a manifest is what was deleted: it keeps the number.
CREATE TABLE thred_journal (
    persistence_id TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    manifest TEXT COLLATE "C" NOT NULL,
    payload BYTEA NOT NULL,
    PRIMARY KEY (persistence_id, seq)
);
ALTER TABLE thred_journal ALTER COLUMN payload SET STORAGE EXTERNAL;
