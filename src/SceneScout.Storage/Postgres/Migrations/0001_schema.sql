CREATE EXTENSION IF NOT EXISTS postgis;

CREATE TABLE raw_events (
    id UUID PRIMARY KEY,
    source TEXT COLLATE "C" NOT NULL,
    external_id TEXT COLLATE "C" NOT NULL,
    data JSONB NOT NULL,
    content_hash TEXT NOT NULL,
    discovered_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    range_start TIMESTAMPTZ,
    range_end TIMESTAMPTZ,
    location GEOGRAPHY(POINT, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography) STORED,
    date_range TSTZRANGE GENERATED ALWAYS AS (CASE WHEN range_start IS NULL THEN NULL ELSE tstzrange(range_start, range_end) END) STORED,
    processed BOOLEAN NOT NULL DEFAULT FALSE,
    processed_at TIMESTAMPTZ,
    ingestion_batch_id UUID,
    error TEXT,
    retry_count BIGINT NOT NULL DEFAULT 0,
    UNIQUE (source, external_id)
);
CREATE INDEX idx_raw_events_unprocessed ON raw_events (processed, discovered_at) WHERE processed = FALSE;
CREATE INDEX idx_raw_events_location ON raw_events USING GIST (location);
CREATE INDEX idx_raw_events_date_range ON raw_events USING GIST (date_range);

CREATE TABLE ingestion_batches (
    id UUID PRIMARY KEY,
    source TEXT COLLATE "C" NOT NULL,
    worker_id TEXT COLLATE "C" NOT NULL,
    event_count BIGINT NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    completed_at TIMESTAMPTZ,
    error TEXT,
    duplicate_count BIGINT NOT NULL DEFAULT 0,
    normalized_count BIGINT NOT NULL DEFAULT 0,
    processing_time_ms BIGINT,
    events_per_second DOUBLE PRECISION
);

CREATE TABLE events (
    id UUID PRIMARY KEY,
    block TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    start_time TIMESTAMPTZ,
    end_time TIMESTAMPTZ,
    start_date DATE,
    end_date DATE,
    start_sort BIGINT NOT NULL,
    timezone TEXT,
    venue_name TEXT,
    city_name TEXT,
    city_key TEXT COLLATE "C",
    country_code TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    location GEOGRAPHY(POINT, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography) STORED,
    price_min NUMERIC,
    price_max NUMERIC,
    price_currency TEXT,
    is_free BOOLEAN,
    status TEXT COLLATE "C" NOT NULL,
    url TEXT,
    image_url TEXT,
    search_text TEXT NOT NULL,
    body JSONB NOT NULL,
    category TEXT,
    category_confidence DOUBLE PRECISION,
    quality DOUBLE PRECISION,
    enrichment JSONB,
    processed_version BIGINT,
    processed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_events_block ON events (block);
CREATE INDEX idx_events_start ON events (start_sort, id);
CREATE INDEX idx_events_category ON events (category, start_sort, id) WHERE category IS NOT NULL;
CREATE INDEX idx_events_city ON events (city_key, start_sort, id) WHERE city_key IS NOT NULL;
CREATE INDEX idx_events_location ON events USING GIST (location);

CREATE TABLE event_sources (
    id UUID PRIMARY KEY,
    source TEXT COLLATE "C" NOT NULL,
    external_id TEXT COLLATE "C" NOT NULL,
    event_id UUID NOT NULL REFERENCES events (id),
    listing JSONB NOT NULL,
    content_hash TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    reasons JSONB NOT NULL,
    first_seen_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    UNIQUE (source, external_id)
);
CREATE INDEX idx_event_sources_event ON event_sources (event_id);

CREATE TABLE event_redirects (
    retired_id UUID PRIMARY KEY,
    event_id UUID NOT NULL REFERENCES events (id),
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_event_redirects_event ON event_redirects (event_id);

CREATE TABLE event_processing_log (
    event_id UUID REFERENCES events (id),
    raw_id UUID,
    stage TEXT NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    worker_id TEXT COLLATE "C",
    processing_time_ms BIGINT,
    error TEXT,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_event_processing_log_event ON event_processing_log (event_id, created_at);

CREATE TABLE venues (
    id UUID PRIMARY KEY,
    source TEXT COLLATE "C" NOT NULL,
    external_id TEXT COLLATE "C" NOT NULL,
    name TEXT,
    name_key TEXT COLLATE "C" NOT NULL,
    address TEXT,
    city TEXT,
    country_code TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    location GEOGRAPHY(POINT, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography) STORED,
    timezone TEXT,
    website TEXT,
    permanently_closed BOOLEAN NOT NULL,
    body JSONB NOT NULL,
    first_seen_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    UNIQUE (source, external_id)
);
CREATE INDEX idx_venues_name ON venues (name_key);
CREATE INDEX idx_venues_location ON venues USING GIST (location);

CREATE TABLE images (
    id UUID PRIMARY KEY,
    event_id UUID NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    position BIGINT NOT NULL,
    width BIGINT,
    height BIGINT,
    generic BOOLEAN NOT NULL,
    is_primary BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_images_event ON images (event_id, position);

CREATE TABLE worker_state (
    worker_id TEXT COLLATE "C" PRIMARY KEY,
    worker_type TEXT NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    current_task TEXT,
    tasks_completed BIGINT NOT NULL DEFAULT 0,
    average_time_ms BIGINT,
    error_rate DOUBLE PRECISION NOT NULL DEFAULT 0,
    last_heartbeat TIMESTAMPTZ NOT NULL,
    node TEXT,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE task_assignments (
    task_id TEXT COLLATE "C" PRIMARY KEY,
    worker_id TEXT COLLATE "C",
    task_type TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C",
    area TEXT,
    priority BIGINT NOT NULL,
    parameters JSONB NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    assigned_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    deadline TIMESTAMPTZ,
    not_before TIMESTAMPTZ,
    lease_until TIMESTAMPTZ,
    attempts BIGINT NOT NULL DEFAULT 0,
    retry_count BIGINT GENERATED ALWAYS AS (CASE WHEN attempts > 1 THEN attempts - 1 ELSE 0 END) STORED,
    fence BIGINT NOT NULL DEFAULT 0,
    commits BIGINT NOT NULL DEFAULT 0,
    claim_rank BIGINT NOT NULL,
    idempotency_key TEXT COLLATE "C" UNIQUE,
    trace_parent TEXT,
    checkpoint JSONB,
    result JSONB,
    error TEXT
);
CREATE INDEX idx_task_assignments_claim ON task_assignments (task_type, claim_rank, created_at, task_id) WHERE status = 'queued';
CREATE INDEX idx_task_assignments_lease ON task_assignments (lease_until) WHERE status = 'leased';
CREATE INDEX idx_task_assignments_live ON task_assignments (task_type, source, status, created_at) WHERE status IN ('queued', 'leased');
CREATE INDEX idx_task_assignments_created ON task_assignments (created_at, task_id);
CREATE INDEX idx_task_assignments_status ON task_assignments (status, created_at, task_id);
CREATE INDEX idx_task_assignments_oldest ON task_assignments (status, task_type, coalesce(source, ''), created_at);

CREATE TABLE task_failures (
    task_id TEXT COLLATE "C" NOT NULL,
    fence BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    worker_id TEXT COLLATE "C",
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    source TEXT COLLATE "C",
    http_status BIGINT,
    retry_after_ms BIGINT,
    failed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (task_id, fence)
);

CREATE TABLE dead_letters (
    task_id TEXT COLLATE "C" PRIMARY KEY,
    task_type TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C",
    parameters JSONB NOT NULL,
    faults JSONB NOT NULL,
    trace_parent TEXT,
    dead_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_dead_letters_dead ON dead_letters (dead_at, task_id);

CREATE TABLE enqueue_lock (id INTEGER PRIMARY KEY);
INSERT INTO enqueue_lock (id) VALUES (1);

CREATE TABLE spawn_counters (
    name TEXT NOT NULL,
    slot BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (name, slot)
);

-- How many rows stand where. Moved by triggers alone, so that it cannot drift from the tables.
CREATE TABLE row_counts (
    scope TEXT NOT NULL,
    key1 TEXT NOT NULL,
    key2 TEXT NOT NULL,
    slot BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (scope, key1, key2, slot)
);

-- Counting goes by statement, not by row, and into one of 64 slots by connection: writers do not wait for each other's commit.
CREATE FUNCTION scenescout_count(p_scope TEXT, p_key1 TEXT, p_key2 TEXT, p_n BIGINT) RETURNS VOID LANGUAGE sql AS $$
    INSERT INTO row_counts (scope, key1, key2, slot, n) VALUES (p_scope, p_key1, p_key2, pg_backend_pid() & 63, p_n)
    ON CONFLICT (scope, key1, key2, slot) DO UPDATE SET n = row_counts.n + excluded.n
$$;

CREATE FUNCTION scenescout_count_task() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF old.status NOT IN ('queued', 'leased') THEN
        PERFORM scenescout_count('task:' || old.status, old.task_type, coalesce(old.source, ''), -1);
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF new.status NOT IN ('queued', 'leased') THEN
            PERFORM scenescout_count('task:' || new.status, new.task_type, coalesce(new.source, ''), 1);
        END IF;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER task_assignments_updated AFTER UPDATE OF status ON task_assignments FOR EACH ROW
WHEN (old.status <> new.status AND (old.status NOT IN ('queued', 'leased') OR new.status NOT IN ('queued', 'leased')))
EXECUTE FUNCTION scenescout_count_task();

CREATE TRIGGER task_assignments_deleted AFTER DELETE ON task_assignments FOR EACH ROW
WHEN (old.status NOT IN ('queued', 'leased'))
EXECUTE FUNCTION scenescout_count_task();

CREATE FUNCTION scenescout_count_events() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM scenescout_count('event', '', '', n) FROM (SELECT count(*) AS n FROM new_rows) c WHERE n > 0;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM scenescout_count('event', '', '', -n) FROM (SELECT count(*) AS n FROM old_rows) c WHERE n > 0;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM scenescout_count('processed', key1, '', -n) FROM (
            SELECT coalesce(category, '') AS key1, count(*) AS n FROM old_rows WHERE processed_version = version GROUP BY 1 ORDER BY 1) c;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM scenescout_count('processed', key1, '', n) FROM (
            SELECT coalesce(category, '') AS key1, count(*) AS n FROM new_rows WHERE processed_version = version GROUP BY 1 ORDER BY 1) c;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER events_inserted AFTER INSERT ON events REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION scenescout_count_events();
CREATE TRIGGER events_deleted AFTER DELETE ON events REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION scenescout_count_events();
CREATE TRIGGER events_updated AFTER UPDATE ON events REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION scenescout_count_events();

CREATE FUNCTION scenescout_count_listings() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM scenescout_count('listing', source, '', n) FROM (SELECT source, count(*) AS n FROM new_rows GROUP BY 1 ORDER BY 1) c;
    ELSE
        PERFORM scenescout_count('listing', source, '', -n) FROM (SELECT source, count(*) AS n FROM old_rows GROUP BY 1 ORDER BY 1) c;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER event_sources_inserted AFTER INSERT ON event_sources REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION scenescout_count_listings();
CREATE TRIGGER event_sources_deleted AFTER DELETE ON event_sources REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION scenescout_count_listings();

-- Finding words goes faster with trigrams; without the extension it is only slower.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX idx_events_search ON events USING GIN (search_text gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'pg_trgm is not available: %', SQLERRM;
END
$$;

-- Rooms for what other parts of the system keep.
CREATE TABLE cities (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    country_code TEXT,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    radius DOUBLE PRECISION,
    priority BIGINT,
    timezone TEXT,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE api_keys (
    id UUID PRIMARY KEY,
    source TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE audit_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT,
    details JSONB,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE spawn_requests (
    id UUID PRIMARY KEY,
    action TEXT NOT NULL,
    params JSONB NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    result JSONB,
    created_at TIMESTAMPTZ NOT NULL,
    completed_at TIMESTAMPTZ
);

CREATE TABLE thred_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thred_id TEXT NOT NULL,
    pattern_id TEXT,
    event JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
