-- A write appends all its changes as one row, and the feed has them as rows of their own from the moment on at which they get their places: each is written once.
LOCK TABLE event_feed IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
    WHILE event_feed_sequence(100000) > 0 LOOP
    END LOOP;
END
$$;
DROP INDEX idx_event_feed_waiting;
DROP INDEX idx_event_feed_seq;
ALTER TABLE event_feed DROP COLUMN id;
ALTER TABLE event_feed ADD PRIMARY KEY (seq);

CREATE TABLE event_feed_waiting (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_ids UUID[] NOT NULL,
    versions BIGINT[] NOT NULL,
    kinds TEXT[] NOT NULL,
    ats TIMESTAMPTZ[] NOT NULL,
    trace_parents TEXT[] NOT NULL
);

-- Gives the next places to changes whose transactions have ended: to the oldest rows, until they have at least so many. One at a time, by the lock on the head; the statement after the lock has a
-- snapshot of its own, so it sees every row that the one before it saw. Among rows of one event the id is in order of commit: their writers waited for each other.
CREATE OR REPLACE FUNCTION event_feed_sequence(p_most BIGINT) RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    v_head BIGINT;
    v_given BIGINT;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM event_feed_waiting) THEN
        RETURN 0;
    END IF;
    SELECT b.seq INTO STRICT v_head FROM event_feed_bounds b WHERE b.name = 'head' FOR UPDATE;
    WITH due AS (
        DELETE FROM event_feed_waiting WHERE id IN (
            SELECT s.id FROM (
                SELECT w.id, sum(cardinality(w.event_ids)) OVER (ORDER BY w.id) - cardinality(w.event_ids) AS earlier
                FROM (SELECT f.id, f.event_ids FROM event_feed_waiting f ORDER BY f.id LIMIT p_most) w) s
            WHERE s.earlier < p_most)
        RETURNING id, event_ids, versions, kinds, ats, trace_parents)
    INSERT INTO event_feed (seq, event_id, version, kind, at, trace_parent)
    SELECT v_head + row_number() OVER (ORDER BY d.id, c.n), c.event_id, c.version, c.kind, c.at, c.trace_parent
    FROM due d CROSS JOIN LATERAL unnest(d.event_ids, d.versions, d.kinds, d.ats, d.trace_parents) WITH ORDINALITY AS c(event_id, version, kind, at, trace_parent, n);
    GET DIAGNOSTICS v_given = ROW_COUNT;
    UPDATE event_feed_bounds b SET seq = v_head + v_given WHERE b.name = 'head';
    RETURN v_given;
END
$$;

-- All that was appended, in order: changes that wait for a place have the one that they would get now.
CREATE VIEW event_feed_appended AS
SELECT seq AS place, event_id, version, kind FROM event_feed
UNION ALL
SELECT b.seq + row_number() OVER (ORDER BY w.id, c.n), c.event_id, c.version, c.kind
FROM event_feed_bounds b CROSS JOIN event_feed_waiting w CROSS JOIN LATERAL unnest(w.event_ids, w.versions, w.kinds) WITH ORDINALITY AS c(event_id, version, kind, n)
WHERE b.name = 'head';
