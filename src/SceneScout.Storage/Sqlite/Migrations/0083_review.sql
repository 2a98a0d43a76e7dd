-- Whether somebody has to look at an event before it is published, why, and what they said.
ALTER TABLE events ADD COLUMN review TEXT NOT NULL DEFAULT 'none';
ALTER TABLE events ADD COLUMN review_details TEXT;
CREATE INDEX idx_events_review ON events (review, start_sort, id) WHERE review <> 'none';
