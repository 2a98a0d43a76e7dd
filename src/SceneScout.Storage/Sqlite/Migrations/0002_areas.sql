-- What the commits of a discovery task found, until its end adds it to the area.
ALTER TABLE task_assignments ADD COLUMN found_new INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task_assignments ADD COLUMN found_changed INTEGER NOT NULL DEFAULT 0;

CREATE TABLE areas (
    area_id TEXT PRIMARY KEY,
    searches INTEGER NOT NULL DEFAULT 0,
    empty_runs INTEGER NOT NULL DEFAULT 0,
    last_task TEXT,
    last_started_at INTEGER,
    last_completed_at INTEGER,
    last_seen INTEGER NOT NULL DEFAULT 0,
    last_new INTEGER NOT NULL DEFAULT 0,
    last_changed INTEGER NOT NULL DEFAULT 0,
    last_calls INTEGER NOT NULL DEFAULT 0,
    mean_calls REAL NOT NULL DEFAULT 0,
    fresh_per_day REAL,
    total_seen INTEGER NOT NULL DEFAULT 0,
    total_new INTEGER NOT NULL DEFAULT 0,
    total_changed INTEGER NOT NULL DEFAULT 0,
    total_calls INTEGER NOT NULL DEFAULT 0
);
