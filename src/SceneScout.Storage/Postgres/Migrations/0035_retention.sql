-- What leads to the oldest rows of each table, so that dropping a few of them costs what they are worth.
CREATE INDEX idx_task_assignments_ended ON task_assignments (completed_at) WHERE status IN ('succeeded', 'cancelled');
CREATE INDEX idx_task_failures_failed ON task_failures (failed_at);
CREATE INDEX idx_event_processing_log_created ON event_processing_log (created_at);
CREATE INDEX idx_ingestion_batches_completed ON ingestion_batches (completed_at);
CREATE INDEX idx_spawn_requests_completed ON spawn_requests (completed_at) WHERE status <> 'pending';
CREATE INDEX idx_audit_log_created ON audit_log (created_at);
CREATE INDEX idx_learned_seeds_last ON learned_seeds (last_seen_at);
CREATE INDEX idx_venues_seen ON venues (last_seen_at);
CREATE INDEX idx_raw_events_rejected ON raw_events (last_seen_at) WHERE processed = TRUE AND error IS NOT NULL;
CREATE INDEX idx_events_expired ON events (updated_at, id) WHERE freshness = 'expired';
