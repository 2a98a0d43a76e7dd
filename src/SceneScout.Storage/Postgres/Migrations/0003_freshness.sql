-- Which area saw which listing, and which of its complete searches missed it since.
-- Every search marks every row: room in the pages lets that happen in place, without touching an index.
CREATE TABLE listing_sightings (
    area TEXT COLLATE "C" NOT NULL,
    raw_id UUID NOT NULL,
    task_id TEXT COLLATE "C" NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    misses BIGINT NOT NULL DEFAULT 0,
    missed_since TIMESTAMPTZ,
    PRIMARY KEY (area, raw_id)
) WITH (fillfactor = 70);
CREATE INDEX idx_listing_sightings_listing ON listing_sightings (raw_id);

ALTER TABLE event_sources ADD COLUMN freshness TEXT COLLATE "C" NOT NULL DEFAULT 'fresh';
ALTER TABLE event_sources ADD COLUMN stale_since TIMESTAMPTZ;
CREATE INDEX idx_event_sources_gone ON event_sources (stale_since, id) WHERE freshness = 'stale';

ALTER TABLE events ADD COLUMN freshness TEXT COLLATE "C" NOT NULL DEFAULT 'fresh';
CREATE INDEX idx_events_gone ON events (freshness) WHERE freshness <> 'fresh';
