-- A listing that joined an event by likeness goes where it belongs best until it is held there. What stood behind an event before stays where it is.
ALTER TABLE event_sources ADD COLUMN held BOOLEAN NOT NULL DEFAULT TRUE;
