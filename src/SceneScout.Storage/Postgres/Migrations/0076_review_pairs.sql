-- Pairs of listings that may be one event, and what people said of pairs. left_id and right_id are rows of event_sources.
CREATE TABLE review_pairs (
    id UUID PRIMARY KEY,
    block TEXT COLLATE "C" NOT NULL,
    left_id UUID NOT NULL,
    left_source TEXT COLLATE "C" NOT NULL,
    left_external_id TEXT COLLATE "C" NOT NULL,
    right_id UUID NOT NULL,
    right_source TEXT COLLATE "C" NOT NULL,
    right_external_id TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    probability DOUBLE PRECISION,
    reasons JSONB NOT NULL,
    decided_by TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_review_pairs_block ON review_pairs (block) WHERE state <> 'pending';
CREATE INDEX idx_review_pairs_state ON review_pairs (state, probability DESC, id);
CREATE INDEX idx_review_pairs_updated ON review_pairs (updated_at);
