-- Lists of threds, the one that moved last first, of a status and of a pattern: each is a walk along an index, however many have ended.
CREATE INDEX idx_threds_status_updated ON threds (status, updated_at, thred_id);
CREATE INDEX idx_threds_pattern_updated ON threds (pattern_id, status, updated_at, thred_id);
DROP INDEX idx_threds_updated;
