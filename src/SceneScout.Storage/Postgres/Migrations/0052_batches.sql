-- A batch has its row from the moment it waits: nobody works at it then. How old it is says when it began, since one that broke off has no end.
ALTER TABLE ingestion_batches ALTER COLUMN worker_id DROP NOT NULL;
DROP INDEX idx_ingestion_batches_completed;
CREATE INDEX idx_ingestion_batches_started ON ingestion_batches (started_at);
