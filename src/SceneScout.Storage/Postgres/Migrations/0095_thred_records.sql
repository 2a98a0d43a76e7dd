-- What workflows keep by tasks of the persistence agent, in the order of its coming.
CREATE TABLE thred_records (
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    place BIGINT GENERATED ALWAYS AS IDENTITY,
    record JSONB NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, id)
);

-- Whose row is changed first works on a kind alone until it has ended.
CREATE TABLE thred_record_kinds (
    kind TEXT COLLATE "C" PRIMARY KEY,
    requests BIGINT NOT NULL
);

-- Requests that were done, with their answers: one that comes again is not done again.
CREATE TABLE thred_record_requests (
    request_id TEXT COLLATE "C" PRIMARY KEY,
    answer TEXT NOT NULL,
    done_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_thred_record_requests_done ON thred_record_requests (done_at);
