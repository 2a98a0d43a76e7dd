-- Events, what processing found out, and listings are bytes: the program packs them, to a quarter or so. What was text before stays that text, as bytes, and is read as it is until it is written anew.
-- Pictures stand beside their event, since the view looks into them.
DROP VIEW images;
ALTER TABLE events ADD COLUMN images JSON;
UPDATE events SET images = body -> 'content' -> 'images' WHERE json_array_length(body -> 'content' -> 'images') > 0;
ALTER TABLE events ALTER COLUMN body TYPE BYTEA USING convert_to(body::text, 'UTF8'), ALTER COLUMN enrichment TYPE BYTEA USING convert_to(enrichment::text, 'UTF8');
ALTER TABLE event_sources ALTER COLUMN listing TYPE BYTEA USING convert_to(listing::text, 'UTF8');
-- A column whose type changes forgets how it is compressed: texts of before are, packed bytes do not let themselves.
DO $$
BEGIN
    ALTER TABLE events ALTER COLUMN body SET COMPRESSION lz4, ALTER COLUMN enrichment SET COMPRESSION lz4, ALTER COLUMN images SET COMPRESSION lz4;
    ALTER TABLE event_sources ALTER COLUMN listing SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported OR undefined_object OR syntax_error THEN
    RAISE NOTICE 'LZ4 is not available: %', SQLERRM;
END
$$;
-- A listing as it came is written once and its row twice: it stands beside its row, so that the second write does not write it again.
ALTER TABLE raw_events SET (toast_tuple_target = 128);
CREATE VIEW images AS
SELECT e.id AS event_id, i.image ->> 'url' AS url, i.place - 1 AS position, (i.image ->> 'width')::bigint AS width, (i.image ->> 'height')::bigint AS height,
    coalesce((i.image ->> 'generic')::boolean, FALSE) AS generic, coalesce(i.image ->> 'url' = e.image_url, FALSE) AS is_primary, e.created_at, e.updated_at
FROM events e CROSS JOIN LATERAL json_array_elements(e.images) WITH ORDINALITY AS i(image, place)
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
