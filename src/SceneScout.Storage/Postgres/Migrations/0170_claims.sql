-- Claims ask (status = 'queued') IS TRUE, which no other index answers: before a queue that filled at once is analysed, the server takes it for empty, and chose indexes that made it read all of it for each claim.
DROP INDEX idx_task_assignments_claim;
CREATE INDEX idx_task_assignments_claim ON task_assignments (task_type, coalesce(source, ''), claim_rank, created_at, task_id) WHERE (status = 'queued') IS TRUE;
