-- Events and their listings are read as text far more often than anything looks inside, and JSONB makes its text anew each time: numbers and all, that is half of what a page of events costs the server.
-- JSON keeps the text that was written. It takes the same operators where one value is asked for.
DROP VIEW images;
-- A column whose type changes forgets how it is compressed.
DO $$
BEGIN
    ALTER TABLE events ALTER COLUMN body TYPE JSON USING body::json, ALTER COLUMN body SET COMPRESSION lz4,
        ALTER COLUMN enrichment TYPE JSON USING enrichment::json, ALTER COLUMN enrichment SET COMPRESSION lz4;
    ALTER TABLE event_sources ALTER COLUMN listing TYPE JSON USING listing::json, ALTER COLUMN listing SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported OR undefined_object OR syntax_error THEN
    RAISE NOTICE 'LZ4 is not available: %', SQLERRM;
    ALTER TABLE events ALTER COLUMN body TYPE JSON USING body::json, ALTER COLUMN enrichment TYPE JSON USING enrichment::json;
    ALTER TABLE event_sources ALTER COLUMN listing TYPE JSON USING listing::json;
END
$$;
CREATE VIEW images AS
SELECT e.id AS event_id, i.image ->> 'url' AS url, i.place - 1 AS position, (i.image ->> 'width')::bigint AS width, (i.image ->> 'height')::bigint AS height,
    coalesce((i.image ->> 'generic')::boolean, FALSE) AS generic, coalesce(i.image ->> 'url' = e.image_url, FALSE) AS is_primary, e.created_at, e.updated_at
FROM events e CROSS JOIN LATERAL json_array_elements(e.body -> 'content' -> 'images') WITH ORDINALITY AS i(image, place)
WHERE e.processed_version IS NOT NULL;
-- A table that was written anew has no statistics of its expressions. A new table stays unknown: one that is known to be empty is read whole by every plan that is kept, until the next vacuum.
DO $$
BEGIN
    IF EXISTS (SELECT FROM event_sources) THEN
        ANALYZE events;
        ANALYZE event_sources;
    END IF;
END
$$;
