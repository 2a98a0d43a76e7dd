-- What happened to events. A row is written by the transaction that makes the change and has no place (seq) yet: a number taken before the commit
-- would let a change that ends late stand before one that was read already. Places are given afterwards, to rows that have been committed, by event_feed_sequence.
CREATE TABLE event_feed (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    seq BIGINT,
    event_id UUID NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    trace_parent TEXT COLLATE "C"
);
CREATE UNIQUE INDEX idx_event_feed_seq ON event_feed (seq) WHERE seq IS NOT NULL;
CREATE INDEX idx_event_feed_waiting ON event_feed (id) WHERE seq IS NULL;

-- The feed's two ends. Rows of their own: whoever prunes holds up nobody who gives places.
CREATE TABLE event_feed_bounds (
    name TEXT COLLATE "C" PRIMARY KEY,
    seq BIGINT NOT NULL,
    at TIMESTAMPTZ
);

CREATE TABLE feed_cursors (
    name TEXT COLLATE "C" PRIMARY KEY,
    seq BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);

-- Gives the next places to rows whose transactions have ended, at most so many. One at a time, by the lock on the head; the statement after the lock has a
-- snapshot of its own, so it sees every row that the one before it saw. Among rows of one event the id is in order of commit: their writers waited for each other.
CREATE FUNCTION event_feed_sequence(p_most BIGINT) RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    v_head BIGINT;
    v_given BIGINT;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM event_feed WHERE seq IS NULL) THEN
        RETURN 0;
    END IF;
    SELECT b.seq INTO STRICT v_head FROM event_feed_bounds b WHERE b.name = 'head' FOR UPDATE;
    WITH waiting AS MATERIALIZED (
        SELECT w.id, row_number() OVER (ORDER BY w.id) AS n
        FROM (SELECT f.id FROM event_feed f WHERE f.seq IS NULL ORDER BY f.id LIMIT p_most) w)
    UPDATE event_feed f SET seq = v_head + w.n FROM waiting w WHERE f.id = w.id AND f.seq IS NULL;
    GET DIAGNOSTICS v_given = ROW_COUNT;
    UPDATE event_feed_bounds b SET seq = v_head + v_given WHERE b.name = 'head';
    RETURN v_given;
END
$$;

-- What is there already, once, in order. From now on it is kept as long as any other change.
INSERT INTO event_feed (seq, event_id, version, kind, at)
SELECT row_number() OVER (ORDER BY created_at, id), id, version, 'created', now() FROM events ORDER BY created_at, id;
INSERT INTO event_feed_bounds (name, seq, at)
SELECT 'head', count(*), NULL::timestamptz FROM event_feed UNION ALL SELECT 'pruned', 0, NULL;
