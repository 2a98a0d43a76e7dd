-- What a caller asked for of all tasks of its call, in place of the settings. A call is named by its first task.
ALTER TABLE task_assignments ADD COLUMN call_id TEXT COLLATE "C";
ALTER TABLE task_assignments ADD COLUMN call_concurrency BIGINT;
ALTER TABLE task_assignments ADD COLUMN max_retries BIGINT;
ALTER TABLE task_assignments ADD COLUMN backoff_multiplier DOUBLE PRECISION;
ALTER TABLE task_assignments ADD COLUMN max_backoff_ms BIGINT;
ALTER TABLE task_assignments ADD COLUMN timeout_ms BIGINT;
CREATE INDEX idx_task_assignments_call ON task_assignments (call_id) WHERE status = 'leased' AND call_id IS NOT NULL;
