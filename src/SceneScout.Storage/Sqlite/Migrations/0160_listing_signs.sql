-- What a block finds a listing by, so that it is loaded without being read, and a number of the listing that it was made of; null where a program wrote the listing that did not know them.
ALTER TABLE event_sources ADD COLUMN signs BLOB;
ALTER TABLE event_sources ADD COLUMN signs_of INTEGER;
