-- Events, what processing found out, and listings are bytes: the program packs them, to a quarter or so. What was text before is read as it is until it is written anew.
-- Pictures stand beside their event, since the view looks into them.
DROP VIEW images;
ALTER TABLE events ADD COLUMN images TEXT;
UPDATE events SET images = json_extract(body, '$.content.images') WHERE json_array_length(body, '$.content.images') > 0;
CREATE VIEW images AS
SELECT e.id AS event_id, json_extract(i.value, '$.url') AS url, i.key AS position, json_extract(i.value, '$.width') AS width, json_extract(i.value, '$.height') AS height,
    coalesce(json_extract(i.value, '$.generic'), FALSE) AS generic, coalesce(json_extract(i.value, '$.url') = e.image_url, FALSE) AS is_primary, e.created_at, e.updated_at
FROM events e JOIN json_each(e.images) i
WHERE e.processed_version IS NOT NULL;
