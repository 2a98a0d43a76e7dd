-- A number of what a version of an event was merged from; null where a program wrote the event that did not know it. Blocks are loaded without a look into the bodies.
ALTER TABLE events ADD COLUMN merged_from INTEGER;
