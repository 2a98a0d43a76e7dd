-- Written by probes, read by nobody: whether the store takes writes.
CREATE TABLE store_probe (
    slot BIGINT PRIMARY KEY,
    probed_at TIMESTAMPTZ NOT NULL
);
