-- Lists of threds, the one that moved last first, of a status and of a pattern: each is a walk along an index, however many have ended.
-- Status and pattern are one key there: with two columns a planner takes the walk along the status alone, and passes over all that is of other patterns.
CREATE INDEX idx_threds_status_updated ON threds (status, updated_at, thred_id);
CREATE INDEX idx_threds_pattern_updated ON threds ((status || pattern_id), updated_at, thred_id);
DROP INDEX idx_threds_updated;
