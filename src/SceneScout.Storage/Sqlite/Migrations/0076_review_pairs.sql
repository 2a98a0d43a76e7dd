-- Pairs of listings that may be one event, and what people said of pairs. left_id and right_id are rows of event_sources.
CREATE TABLE review_pairs (
    id TEXT PRIMARY KEY,
    block TEXT NOT NULL,
    left_id TEXT NOT NULL,
    left_source TEXT NOT NULL,
    left_external_id TEXT NOT NULL,
    right_id TEXT NOT NULL,
    right_source TEXT NOT NULL,
    right_external_id TEXT NOT NULL,
    state TEXT NOT NULL,
    probability REAL,
    reasons TEXT NOT NULL,
    decided_by TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX idx_review_pairs_block ON review_pairs (block) WHERE state <> 'pending';
CREATE INDEX idx_review_pairs_state ON review_pairs (state, probability DESC, id);
CREATE INDEX idx_review_pairs_updated ON review_pairs (updated_at);
