-- What the commits of a discovery task found, until its end adds it to the area.
ALTER TABLE task_assignments ADD COLUMN found_new BIGINT NOT NULL DEFAULT 0;
ALTER TABLE task_assignments ADD COLUMN found_changed BIGINT NOT NULL DEFAULT 0;

CREATE TABLE areas (
    area_id TEXT COLLATE "C" PRIMARY KEY,
    searches BIGINT NOT NULL DEFAULT 0,
    empty_runs BIGINT NOT NULL DEFAULT 0,
    last_task TEXT,
    last_started_at TIMESTAMPTZ,
    last_completed_at TIMESTAMPTZ,
    last_seen BIGINT NOT NULL DEFAULT 0,
    last_new BIGINT NOT NULL DEFAULT 0,
    last_changed BIGINT NOT NULL DEFAULT 0,
    last_calls BIGINT NOT NULL DEFAULT 0,
    mean_calls DOUBLE PRECISION NOT NULL DEFAULT 0,
    fresh_per_day DOUBLE PRECISION,
    total_seen BIGINT NOT NULL DEFAULT 0,
    total_new BIGINT NOT NULL DEFAULT 0,
    total_changed BIGINT NOT NULL DEFAULT 0,
    total_calls BIGINT NOT NULL DEFAULT 0
);
