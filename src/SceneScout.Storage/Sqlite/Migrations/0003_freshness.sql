-- Which area saw which listing, and which of its complete searches missed it since.
CREATE TABLE listing_sightings (
    area TEXT NOT NULL,
    raw_id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    misses INTEGER NOT NULL DEFAULT 0,
    missed_since INTEGER,
    PRIMARY KEY (area, raw_id)
) WITHOUT ROWID;
CREATE INDEX idx_listing_sightings_listing ON listing_sightings (raw_id);

ALTER TABLE event_sources ADD COLUMN freshness TEXT NOT NULL DEFAULT 'fresh';
ALTER TABLE event_sources ADD COLUMN stale_since INTEGER;
CREATE INDEX idx_event_sources_gone ON event_sources (stale_since, id) WHERE freshness = 'stale';

ALTER TABLE events ADD COLUMN freshness TEXT NOT NULL DEFAULT 'fresh';
CREATE INDEX idx_events_gone ON events (freshness) WHERE freshness <> 'fresh';
