-- The cluster that the store belongs to. Each founding is a new one.
CREATE TABLE cluster_identity (
    id BIGINT PRIMARY KEY,
    cluster TEXT COLLATE "C" NOT NULL,
    founder TEXT NOT NULL,
    founded_at TIMESTAMPTZ NOT NULL
);

-- Its nodes, each with its last sign of life: who would found another cluster beside them is refused.
CREATE TABLE cluster_nodes (
    instance TEXT COLLATE "C" PRIMARY KEY,
    cluster TEXT COLLATE "C" NOT NULL,
    address TEXT NOT NULL,
    uid BIGINT NOT NULL,
    place TEXT NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL
);
