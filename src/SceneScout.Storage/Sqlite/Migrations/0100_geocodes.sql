-- What an online geocoder answered to a question: a place, or why there is none.
CREATE TABLE geocodes (
    question_key TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    finding TEXT,
    fault TEXT,
    asked_at INTEGER NOT NULL,
    again_at INTEGER
) WITHOUT ROWID;
CREATE INDEX idx_geocodes_asked ON geocodes (asked_at);
