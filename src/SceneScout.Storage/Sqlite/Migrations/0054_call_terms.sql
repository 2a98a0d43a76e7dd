-- What a caller asked for of all tasks of its call, in place of the settings. A call is named by its first task.
ALTER TABLE task_assignments ADD COLUMN call_id TEXT;
ALTER TABLE task_assignments ADD COLUMN call_concurrency INTEGER;
ALTER TABLE task_assignments ADD COLUMN max_retries INTEGER;
ALTER TABLE task_assignments ADD COLUMN backoff_multiplier REAL;
ALTER TABLE task_assignments ADD COLUMN max_backoff_ms INTEGER;
ALTER TABLE task_assignments ADD COLUMN timeout_ms INTEGER;
CREATE INDEX idx_task_assignments_call ON task_assignments (call_id) WHERE status = 'leased' AND call_id IS NOT NULL;
