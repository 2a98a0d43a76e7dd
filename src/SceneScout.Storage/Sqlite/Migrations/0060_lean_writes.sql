-- What became of listings and events is kept once a batch; the log by listing and event is a view of that.
CREATE TABLE event_processing_batches (
    stage TEXT NOT NULL,
    status TEXT NOT NULL,
    worker_id TEXT,
    processing_time_ms INTEGER,
    error TEXT,
    created_at INTEGER NOT NULL,
    items TEXT NOT NULL
);
INSERT INTO event_processing_batches (stage, status, worker_id, processing_time_ms, error, created_at, items)
SELECT stage, status, worker_id, processing_time_ms, error, created_at, json_group_array(json_array(event_id, raw_id))
FROM event_processing_log GROUP BY stage, status, worker_id, processing_time_ms, error, created_at;
DROP TABLE event_processing_log;
CREATE INDEX idx_event_processing_batches_created ON event_processing_batches (created_at);
CREATE VIEW event_processing_log AS
SELECT coalesce(r.event_id, json_extract(i.value, '$[0]')) AS event_id, json_extract(i.value, '$[1]') AS raw_id,
    b.stage, b.status, b.worker_id, b.processing_time_ms, b.error, b.created_at
FROM event_processing_batches b JOIN json_each(b.items) i
LEFT JOIN event_redirects r ON r.retired_id = json_extract(i.value, '$[0]');

-- Pictures are inside their event until somebody fetches them.
DROP TABLE images;
CREATE VIEW images AS
SELECT e.id AS event_id, json_extract(i.value, '$.url') AS url, i.key AS position, json_extract(i.value, '$.width') AS width, json_extract(i.value, '$.height') AS height,
    coalesce(json_extract(i.value, '$.generic'), FALSE) AS generic, coalesce(json_extract(i.value, '$.url') = e.image_url, FALSE) AS is_primary, e.created_at, e.updated_at
FROM events e JOIN json_each(e.body, '$.content.images') i
WHERE e.processed_version IS NOT NULL;

DROP INDEX idx_raw_events_location;
DROP INDEX idx_raw_events_date_range;

-- Events that come with their enrichment are counted with their first write.
CREATE TRIGGER events_inserted_processed AFTER INSERT ON events WHEN new.processed_version = new.version
BEGIN
    INSERT INTO row_counts VALUES ('processed', coalesce(new.category, ''), '', 0, 1) ON CONFLICT (scope, key1, key2, slot) DO UPDATE SET n = n + 1;
END;
