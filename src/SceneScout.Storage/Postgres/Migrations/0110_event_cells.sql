-- Events of an area in the order of their start: the cells that hold it, each in that order, instead of all that lie there. Cells of a twentieth of a degree, of half a degree and of four degrees; what decides whether an event is in the area stands beside them.
CREATE INDEX idx_events_cell ON events ((floor((latitude + 90) * 20)::int * 8192 + floor((longitude + 180) * 20)::int), start_sort, id) INCLUDE (latitude, longitude, freshness, review);
CREATE INDEX idx_events_region_cell ON events ((floor((latitude + 90) * 2)::int * 8192 + floor((longitude + 180) * 2)::int), start_sort, id) INCLUDE (latitude, longitude, freshness, review);
CREATE INDEX idx_events_country_cell ON events ((floor((latitude + 90) * 0.25)::int * 8192 + floor((longitude + 180) * 0.25)::int), start_sort, id) INCLUDE (latitude, longitude, freshness, review);
-- Those that were written since an instant: callers that keep a copy ask for them again and again.
CREATE INDEX idx_events_updated ON events (updated_at);
-- A page is read along an index and ends early: processes that help with that would cost more than they save.
ALTER TABLE events SET (parallel_workers = 0);
-- Where events lie within the lattices is known from now on, not from the next vacuum on. A new table stays unknown: one that is known to be empty is read whole by every plan that is kept, until the next vacuum.
DO $$
BEGIN
    IF EXISTS (SELECT FROM events) THEN
        ANALYZE events;
    END IF;
END
$$;
