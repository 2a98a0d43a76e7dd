-- What leads to the events that were written since an instant: callers that keep a copy ask for them again and again.
CREATE INDEX idx_events_updated ON events (updated_at);
