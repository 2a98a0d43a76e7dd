-- Tasks that are given up at their deadline are found by it; hardly any has one.
CREATE INDEX idx_task_assignments_deadline ON task_assignments (deadline) WHERE status = 'queued' AND deadline IS NOT NULL;
