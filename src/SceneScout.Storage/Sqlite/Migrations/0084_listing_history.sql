-- What changed in listings that were known: a row for each content that took the place of another.
CREATE TABLE listing_history (
    raw_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    changes TEXT NOT NULL,
    changed_at INTEGER NOT NULL
);
CREATE INDEX idx_listing_history_listing ON listing_history (raw_id, changed_at);
CREATE INDEX idx_listing_history_changed ON listing_history (changed_at);
