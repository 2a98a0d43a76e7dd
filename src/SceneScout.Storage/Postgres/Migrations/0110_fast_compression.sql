-- What a row keeps as JSON is compressed in a fifth of the time; a server that was built without it goes on as before. Rows that are there stay as they are until they are written again.
DO $$
BEGIN
    EXECUTE 'ALTER TABLE raw_events ALTER COLUMN data SET COMPRESSION lz4';
    EXECUTE 'ALTER TABLE event_sources ALTER COLUMN listing SET COMPRESSION lz4';
    EXECUTE 'ALTER TABLE events ALTER COLUMN body SET COMPRESSION lz4, ALTER COLUMN enrichment SET COMPRESSION lz4, ALTER COLUMN description SET COMPRESSION lz4';
EXCEPTION
    WHEN feature_not_supported OR syntax_error THEN
        RAISE NOTICE 'The server does not know lz4.';
END
$$;
