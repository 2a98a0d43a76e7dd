-- What changed in listings that were known: a row for each content that took the place of another.
CREATE TABLE listing_history (
    raw_id UUID NOT NULL,
    event_id UUID NOT NULL,
    revision BIGINT NOT NULL,
    changes JSONB NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_listing_history_listing ON listing_history (raw_id, changed_at);
CREATE INDEX idx_listing_history_changed ON listing_history (changed_at);
