-- What workflows keep by tasks of the persistence agent, in the order of its coming.
CREATE TABLE thred_records (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (kind, id)
);

-- Whose row is changed first works on a kind alone until it has ended.
CREATE TABLE thred_record_kinds (
    kind TEXT PRIMARY KEY,
    requests INTEGER NOT NULL
) WITHOUT ROWID;

-- Requests that were done, with their answers: one that comes again is not done again.
CREATE TABLE thred_record_requests (
    request_id TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    done_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX idx_thred_record_requests_done ON thred_record_requests (done_at);
