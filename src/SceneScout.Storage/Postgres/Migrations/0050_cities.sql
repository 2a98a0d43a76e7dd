-- The cities that are searched: what the settings name, and what people added. Nothing wrote to the table before.
DELETE FROM cities;
ALTER TABLE cities ADD COLUMN region TEXT;
ALTER TABLE cities ADD COLUMN population BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cities ADD COLUMN origin TEXT NOT NULL DEFAULT 'operator';
