-- Pictures that were fetched, by the hash of their file: their variants are kept beside the database.
CREATE TABLE pictures (
    hash TEXT PRIMARY KEY,
    format TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    perceptual TEXT,
    blur_hash TEXT NOT NULL,
    colour TEXT NOT NULL,
    variants TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX idx_pictures_used ON pictures (used_at, hash);

-- Parts of what a picture looks like: near-duplicates share one.
CREATE TABLE picture_parts (
    part INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (part, hash)
) WITHOUT ROWID;
CREATE INDEX idx_picture_parts_hash ON picture_parts (hash);

-- What came of an address: a picture, or why there is none.
CREATE TABLE picture_links (
    url TEXT PRIMARY KEY,
    hash TEXT,
    fault TEXT,
    tried_at INTEGER NOT NULL,
    again_at INTEGER
) WITHOUT ROWID;
CREATE INDEX idx_picture_links_tried ON picture_links (tried_at);
CREATE INDEX idx_picture_links_hash ON picture_links (hash) WHERE hash IS NOT NULL;

-- The picture of an event, and its name for what keeps pictures that are in use.
ALTER TABLE events ADD COLUMN picture TEXT;
ALTER TABLE events ADD COLUMN picture_hash TEXT;
CREATE INDEX idx_events_picture ON events (picture_hash) WHERE picture_hash IS NOT NULL;
