-- Sealed API keys: the envelope names the master key that wraps it, the fingerprint tells keys apart, the version keeps two writers apart.
ALTER TABLE api_keys ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
ALTER TABLE api_keys ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX idx_api_keys_name ON api_keys (source, name);
