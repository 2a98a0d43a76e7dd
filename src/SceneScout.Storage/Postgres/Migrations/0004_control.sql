-- Which controller may decide: each new one takes the next epoch, and every write of policy checks it.
CREATE TABLE controller_epoch (
    id BIGINT PRIMARY KEY,
    epoch BIGINT NOT NULL,
    holder TEXT NOT NULL,
    taken_at TIMESTAMPTZ NOT NULL
);

-- What is paused or drained. Claims look here, so that it holds without a controller.
CREATE TABLE spawn_pauses (
    scope TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    mode TEXT COLLATE "C" NOT NULL,
    paused_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    epoch BIGINT NOT NULL,
    PRIMARY KEY (scope, name)
);

-- How many workers of a type may claim. A worker with a higher number gets nothing, whoever woke it.
CREATE TABLE worker_targets (
    task_type TEXT COLLATE "C" PRIMARY KEY,
    workers BIGINT NOT NULL,
    reason TEXT NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    epoch BIGINT NOT NULL
);

-- When each source had its last turn: sources share the workers of a type.
CREATE TABLE claim_turns (
    task_type TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    served_at TIMESTAMPTZ NOT NULL,
    turns BIGINT NOT NULL,
    PRIMARY KEY (task_type, source)
);

-- Leases lost in a row: a task that ends its workers is set aside.
ALTER TABLE task_assignments ADD COLUMN losses BIGINT NOT NULL DEFAULT 0;
DROP INDEX idx_task_assignments_claim;
CREATE INDEX idx_task_assignments_claim ON task_assignments (task_type, coalesce(source, ''), claim_rank, created_at, task_id) WHERE status = 'queued';
CREATE INDEX idx_task_assignments_running ON task_assignments (task_type, coalesce(source, '')) WHERE status = 'leased';
CREATE INDEX idx_task_assignments_area ON task_assignments (area, task_type, priority) WHERE status IN ('queued', 'leased') AND area IS NOT NULL;

ALTER TABLE dead_letters ADD COLUMN area TEXT, ADD COLUMN edited_at TIMESTAMPTZ;

ALTER TABLE spawn_requests
    ALTER COLUMN id SET DEFAULT gen_random_uuid(),
    ALTER COLUMN params SET DEFAULT '{}',
    ALTER COLUMN status SET DEFAULT 'pending',
    ALTER COLUMN created_at SET DEFAULT now(),
    ADD COLUMN requested_by TEXT NOT NULL DEFAULT 'sql',
    ADD COLUMN idempotency_key TEXT COLLATE "C" UNIQUE,
    ADD COLUMN trace_parent TEXT,
    ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN owner TEXT COLLATE "C",
    ADD COLUMN lease_until TIMESTAMPTZ,
    ADD COLUMN error TEXT;
CREATE INDEX idx_spawn_requests_pending ON spawn_requests (created_at, id) WHERE status = 'pending';
