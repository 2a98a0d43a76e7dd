-- Which controller may decide: each new one takes the next epoch, and every write of policy checks it.
CREATE TABLE controller_epoch (
    id INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    holder TEXT NOT NULL,
    taken_at INTEGER NOT NULL
);

-- What is paused or drained. Claims look here, so that it holds without a controller.
CREATE TABLE spawn_pauses (
    scope TEXT NOT NULL,
    name TEXT NOT NULL,
    mode TEXT NOT NULL,
    paused_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    PRIMARY KEY (scope, name)
) WITHOUT ROWID;

-- How many workers of a type may claim. A worker with a higher number gets nothing, whoever woke it.
CREATE TABLE worker_targets (
    task_type TEXT PRIMARY KEY,
    workers INTEGER NOT NULL,
    reason TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    epoch INTEGER NOT NULL
) WITHOUT ROWID;

-- When each source had its last turn: sources share the workers of a type.
CREATE TABLE claim_turns (
    task_type TEXT NOT NULL,
    source TEXT NOT NULL,
    served_at INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    PRIMARY KEY (task_type, source)
) WITHOUT ROWID;

-- Leases lost in a row: a task that ends its workers is set aside.
ALTER TABLE task_assignments ADD COLUMN losses INTEGER NOT NULL DEFAULT 0;
DROP INDEX idx_task_assignments_claim;
CREATE INDEX idx_task_assignments_claim ON task_assignments (task_type, coalesce(source, ''), claim_rank, created_at, task_id) WHERE status = 'queued';
CREATE INDEX idx_task_assignments_running ON task_assignments (task_type, coalesce(source, '')) WHERE status = 'leased';
CREATE INDEX idx_task_assignments_area ON task_assignments (area, task_type, priority) WHERE status IN ('queued', 'leased') AND area IS NOT NULL;

ALTER TABLE dead_letters ADD COLUMN area TEXT;
ALTER TABLE dead_letters ADD COLUMN edited_at INTEGER;

-- Nothing has written here yet; SQLite cannot give a column a default afterwards.
DROP TABLE spawn_requests;
CREATE TABLE spawn_requests (
    id TEXT PRIMARY KEY DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    action TEXT NOT NULL,
    params TEXT NOT NULL DEFAULT '{}',
    status TEXT NOT NULL DEFAULT 'pending',
    result TEXT,
    created_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000),
    completed_at INTEGER,
    requested_by TEXT NOT NULL DEFAULT 'sql',
    idempotency_key TEXT UNIQUE,
    trace_parent TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    owner TEXT,
    lease_until INTEGER,
    error TEXT
);
CREATE INDEX idx_spawn_requests_pending ON spawn_requests (created_at, id) WHERE status = 'pending';
