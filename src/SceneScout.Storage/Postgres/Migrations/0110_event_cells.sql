-- Events of an area in the order of their start: the cells that hold it, each in that order, instead of all that lie there. A cell has a twentieth of a degree, a wide one half a degree.
CREATE INDEX idx_events_cell ON events ((floor((latitude + 90) * 20)::int * 8192 + floor((longitude + 180) * 20)::int), start_sort, id) INCLUDE (latitude, longitude, freshness, review);
CREATE INDEX idx_events_wide_cell ON events ((floor((latitude + 90) * 2)::int * 8192 + floor((longitude + 180) * 2)::int), start_sort, id) INCLUDE (latitude, longitude, freshness, review);
-- Those that were written since an instant: callers that keep a copy ask for them again and again.
CREATE INDEX idx_events_updated ON events (updated_at);
