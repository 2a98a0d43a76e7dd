-- The cluster that the store belongs to. Each founding is a new one.
CREATE TABLE cluster_identity (
    id INTEGER PRIMARY KEY,
    cluster TEXT NOT NULL,
    founder TEXT NOT NULL,
    founded_at INTEGER NOT NULL
);

-- Its nodes, each with its last sign of life: who would found another cluster beside them is refused.
CREATE TABLE cluster_nodes (
    instance TEXT PRIMARY KEY,
    cluster TEXT NOT NULL,
    address TEXT NOT NULL,
    uid INTEGER NOT NULL,
    place TEXT NOT NULL,
    seen_at INTEGER NOT NULL
) WITHOUT ROWID;
