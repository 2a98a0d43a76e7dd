-- Sealed API keys: the envelope names the master key that wraps it, the fingerprint tells keys apart, the version keeps two writers apart.
ALTER TABLE api_keys
    ADD COLUMN fingerprint TEXT COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN version BIGINT NOT NULL DEFAULT 1,
    ALTER COLUMN name TYPE TEXT COLLATE "C";
CREATE UNIQUE INDEX idx_api_keys_name ON api_keys (source, name);
