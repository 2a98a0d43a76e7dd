-- Of two readings of a listing the later stands, whichever is kept first: when the source answered with what is kept, and which content that is.
ALTER TABLE raw_events ADD COLUMN observed_at INTEGER;
ALTER TABLE raw_events ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event_sources ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
