-- Of two readings of a listing the later stands, whichever is kept first: when the source answered with what is kept, and which content that is.
ALTER TABLE raw_events ADD COLUMN observed_at TIMESTAMPTZ, ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE event_sources ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
