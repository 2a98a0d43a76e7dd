-- Written by probes, read by nobody: whether the store takes writes.
CREATE TABLE store_probe (
    slot INTEGER PRIMARY KEY,
    probed_at INTEGER NOT NULL
);
