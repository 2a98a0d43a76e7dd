-- What listings taught: what sources without public search can be asked for.
CREATE TABLE learned_seeds (
    source TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    external_id TEXT COLLATE "C" NOT NULL,
    first_seen_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (source, kind, external_id)
);
CREATE INDEX idx_learned_seeds_seen ON learned_seeds (source, kind, last_seen_at DESC, external_id);

-- When content was dropped because its source's terms allow no longer keeping; null while it is there.
ALTER TABLE raw_events ADD COLUMN content_expired_at TIMESTAMPTZ;
CREATE INDEX idx_raw_events_kept ON raw_events (source, last_seen_at, id) WHERE content_expired_at IS NULL;
ALTER TABLE venues ADD COLUMN content_expired_at TIMESTAMPTZ;
CREATE INDEX idx_venues_kept ON venues (source, last_seen_at, id) WHERE content_expired_at IS NULL;
