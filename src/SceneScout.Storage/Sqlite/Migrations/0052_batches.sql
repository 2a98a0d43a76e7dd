-- A batch has its row from the moment it waits: nobody works at it then. How old it is says when it began, since one that broke off has no end.
DROP INDEX idx_ingestion_batches_completed;
CREATE TABLE ingestion_batches_new (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    worker_id TEXT,
    event_count INTEGER NOT NULL,
    status TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    completed_at INTEGER,
    error TEXT,
    duplicate_count INTEGER NOT NULL DEFAULT 0,
    normalized_count INTEGER NOT NULL DEFAULT 0,
    processing_time_ms INTEGER,
    events_per_second REAL
);
INSERT INTO ingestion_batches_new SELECT id, source, worker_id, event_count, status, started_at, completed_at, error, duplicate_count, normalized_count, processing_time_ms, events_per_second FROM ingestion_batches;
DROP TABLE ingestion_batches;
ALTER TABLE ingestion_batches_new RENAME TO ingestion_batches;
CREATE INDEX idx_ingestion_batches_started ON ingestion_batches (started_at);
