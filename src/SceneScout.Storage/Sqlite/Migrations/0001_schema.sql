-- Instants are whole microseconds since 1970, ids are lower-case GUIDs, days are yyyy-MM-dd.

CREATE TABLE raw_events (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    data TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    discovered_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    latitude REAL,
    longitude REAL,
    range_start INTEGER,
    range_end INTEGER,
    processed INTEGER NOT NULL DEFAULT 0,
    processed_at INTEGER,
    ingestion_batch_id TEXT,
    error TEXT,
    retry_count INTEGER NOT NULL DEFAULT 0,
    UNIQUE (source, external_id)
);
CREATE INDEX idx_raw_events_unprocessed ON raw_events (processed, discovered_at) WHERE processed = FALSE;
CREATE INDEX idx_raw_events_location ON raw_events (latitude, longitude) WHERE latitude IS NOT NULL;
CREATE INDEX idx_raw_events_date_range ON raw_events (range_start, range_end) WHERE range_start IS NOT NULL;

CREATE TABLE ingestion_batches (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    worker_id TEXT NOT NULL,
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

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    block TEXT NOT NULL,
    version INTEGER NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    start_time INTEGER,
    end_time INTEGER,
    start_date TEXT,
    end_date TEXT,
    start_sort INTEGER NOT NULL,
    timezone TEXT,
    venue_name TEXT,
    city_name TEXT,
    city_key TEXT,
    country_code TEXT,
    latitude REAL,
    longitude REAL,
    price_min REAL,
    price_max REAL,
    price_currency TEXT,
    is_free INTEGER,
    status TEXT NOT NULL,
    url TEXT,
    image_url TEXT,
    search_text TEXT NOT NULL,
    body TEXT NOT NULL,
    category TEXT,
    category_confidence REAL,
    quality REAL,
    enrichment TEXT,
    processed_version INTEGER,
    processed_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX idx_events_block ON events (block);
CREATE INDEX idx_events_start ON events (start_sort, id);
CREATE INDEX idx_events_category ON events (category, start_sort, id) WHERE category IS NOT NULL;
CREATE INDEX idx_events_city ON events (city_key, start_sort, id) WHERE city_key IS NOT NULL;
CREATE INDEX idx_events_location ON events (latitude, longitude) WHERE latitude IS NOT NULL;

CREATE TABLE event_sources (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    event_id TEXT NOT NULL REFERENCES events (id),
    listing TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    UNIQUE (source, external_id)
);
CREATE INDEX idx_event_sources_event ON event_sources (event_id);

CREATE TABLE event_redirects (
    retired_id TEXT PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES events (id),
    created_at INTEGER NOT NULL
);
CREATE INDEX idx_event_redirects_event ON event_redirects (event_id);

CREATE TABLE event_processing_log (
    event_id TEXT REFERENCES events (id),
    raw_id TEXT,
    stage TEXT NOT NULL,
    status TEXT NOT NULL,
    worker_id TEXT,
    processing_time_ms INTEGER,
    error TEXT,
    created_at INTEGER NOT NULL
);
CREATE INDEX idx_event_processing_log_event ON event_processing_log (event_id, created_at);

CREATE TABLE venues (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    name TEXT,
    name_key TEXT NOT NULL,
    address TEXT,
    city TEXT,
    country_code TEXT,
    latitude REAL,
    longitude REAL,
    timezone TEXT,
    website TEXT,
    permanently_closed INTEGER NOT NULL,
    body TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    UNIQUE (source, external_id)
);
CREATE INDEX idx_venues_name ON venues (name_key);
CREATE INDEX idx_venues_location ON venues (latitude, longitude) WHERE latitude IS NOT NULL;

CREATE TABLE images (
    id TEXT PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    position INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    generic INTEGER NOT NULL,
    is_primary INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX idx_images_event ON images (event_id, position);

CREATE TABLE worker_state (
    worker_id TEXT PRIMARY KEY,
    worker_type TEXT NOT NULL,
    status TEXT NOT NULL,
    current_task TEXT,
    tasks_completed INTEGER NOT NULL DEFAULT 0,
    average_time_ms INTEGER,
    error_rate REAL NOT NULL DEFAULT 0,
    last_heartbeat INTEGER NOT NULL,
    node TEXT,
    created_at INTEGER NOT NULL
);

CREATE TABLE task_assignments (
    task_id TEXT PRIMARY KEY,
    worker_id TEXT,
    task_type TEXT NOT NULL,
    source TEXT,
    area TEXT,
    priority INTEGER NOT NULL,
    parameters TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    assigned_at INTEGER,
    completed_at INTEGER,
    deadline INTEGER,
    not_before INTEGER,
    lease_until INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    retry_count INTEGER GENERATED ALWAYS AS (CASE WHEN attempts > 1 THEN attempts - 1 ELSE 0 END) VIRTUAL,
    fence INTEGER NOT NULL DEFAULT 0,
    commits INTEGER NOT NULL DEFAULT 0,
    claim_rank INTEGER NOT NULL,
    idempotency_key TEXT UNIQUE,
    trace_parent TEXT,
    checkpoint TEXT,
    result TEXT,
    error TEXT
);
CREATE INDEX idx_task_assignments_claim ON task_assignments (task_type, claim_rank, created_at, task_id) WHERE status = 'queued';
CREATE INDEX idx_task_assignments_lease ON task_assignments (lease_until) WHERE status = 'leased';
CREATE INDEX idx_task_assignments_live ON task_assignments (task_type, source, status, created_at) WHERE status IN ('queued', 'leased');
CREATE INDEX idx_task_assignments_created ON task_assignments (created_at, task_id);
CREATE INDEX idx_task_assignments_status ON task_assignments (status, created_at, task_id);
CREATE INDEX idx_task_assignments_oldest ON task_assignments (status, task_type, coalesce(source, ''), created_at);

CREATE TABLE task_failures (
    task_id TEXT NOT NULL,
    fence INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    worker_id TEXT,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    source TEXT,
    http_status INTEGER,
    retry_after_ms INTEGER,
    failed_at INTEGER NOT NULL,
    PRIMARY KEY (task_id, fence)
) WITHOUT ROWID;

CREATE TABLE dead_letters (
    task_id TEXT PRIMARY KEY,
    task_type TEXT NOT NULL,
    source TEXT,
    parameters TEXT NOT NULL,
    faults TEXT NOT NULL,
    trace_parent TEXT,
    dead_at INTEGER NOT NULL
);
CREATE INDEX idx_dead_letters_dead ON dead_letters (dead_at, task_id);

CREATE TABLE enqueue_lock (id INTEGER PRIMARY KEY);
INSERT INTO enqueue_lock (id) VALUES (1);

CREATE TABLE spawn_counters (
    name TEXT NOT NULL,
    slot INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (name, slot)
) WITHOUT ROWID;

-- How many rows stand where. Moved by triggers alone, so that it cannot drift from the tables.
CREATE TABLE row_counts (
    scope TEXT NOT NULL,
    key1 TEXT NOT NULL,
    key2 TEXT NOT NULL,
    slot INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (scope, key1, key2, slot)
) WITHOUT ROWID;

CREATE TRIGGER task_assignments_finished AFTER UPDATE OF status ON task_assignments
WHEN old.status <> new.status AND new.status NOT IN ('queued', 'leased')
BEGIN
    INSERT INTO row_counts VALUES ('task:' || new.status, new.task_type, coalesce(new.source, ''), 0, 1)
    ON CONFLICT (scope, key1, key2, slot) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER task_assignments_unfinished AFTER UPDATE OF status ON task_assignments
WHEN old.status <> new.status AND old.status NOT IN ('queued', 'leased')
BEGIN
    UPDATE row_counts SET n = n - 1
    WHERE scope = 'task:' || old.status AND key1 = old.task_type AND key2 = coalesce(old.source, '') AND slot = 0;
END;

CREATE TRIGGER task_assignments_deleted AFTER DELETE ON task_assignments
WHEN old.status NOT IN ('queued', 'leased')
BEGIN
    UPDATE row_counts SET n = n - 1
    WHERE scope = 'task:' || old.status AND key1 = old.task_type AND key2 = coalesce(old.source, '') AND slot = 0;
END;

CREATE TRIGGER events_inserted AFTER INSERT ON events
BEGIN
    INSERT INTO row_counts VALUES ('event', '', '', 0, 1) ON CONFLICT (scope, key1, key2, slot) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER events_deleted AFTER DELETE ON events
BEGIN
    UPDATE row_counts SET n = n - 1 WHERE scope = 'event' AND key1 = '' AND key2 = '' AND slot = 0;
    UPDATE row_counts SET n = n - 1
    WHERE old.processed_version = old.version AND scope = 'processed' AND key1 = coalesce(old.category, '') AND key2 = '' AND slot = 0;
END;

CREATE TRIGGER events_updated AFTER UPDATE OF version, processed_version, category ON events
BEGIN
    UPDATE row_counts SET n = n - 1
    WHERE old.processed_version = old.version AND scope = 'processed' AND key1 = coalesce(old.category, '') AND key2 = '' AND slot = 0;
    INSERT INTO row_counts SELECT 'processed', coalesce(new.category, ''), '', 0, 1 WHERE new.processed_version = new.version
    ON CONFLICT (scope, key1, key2, slot) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER event_sources_inserted AFTER INSERT ON event_sources
BEGIN
    INSERT INTO row_counts VALUES ('listing', new.source, '', 0, 1) ON CONFLICT (scope, key1, key2, slot) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER event_sources_deleted AFTER DELETE ON event_sources
BEGIN
    UPDATE row_counts SET n = n - 1 WHERE scope = 'listing' AND key1 = old.source AND key2 = '' AND slot = 0;
END;

-- Rooms for what other parts of the system keep.
CREATE TABLE cities (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    country_code TEXT,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    radius REAL,
    priority INTEGER,
    timezone TEXT,
    created_at INTEGER NOT NULL
);

CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);

CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT,
    details TEXT,
    created_at INTEGER NOT NULL
);

CREATE TABLE spawn_requests (
    id TEXT PRIMARY KEY,
    action TEXT NOT NULL,
    params TEXT NOT NULL,
    status TEXT NOT NULL,
    result TEXT,
    created_at INTEGER NOT NULL,
    completed_at INTEGER
);

CREATE TABLE thred_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    thred_id TEXT NOT NULL,
    pattern_id TEXT,
    event TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
