using Npgsql;
using SceneScout.Storage.Postgres;
using SceneScout.TestPostgres;

namespace SceneScout.Storage.Tests;

/// <summary>A table that a migration has written anew is read along its indexes again once the store is open.</summary>
public sealed class PostgresVisibilityTests() : StoreSuite(new PostgresFixture())
{
    private PostgresFixture Server => (PostgresFixture)Fixture;

    [PostgresFact]
    public async Task A_large_table_without_a_map_of_what_everybody_sees_gets_it()
    {
        await Server.BreakAsync(
            """
            INSERT INTO events (id, block, version, source, title, description, start_sort, status, search_text, body, created_at, updated_at)
            SELECT gen_random_uuid(), 'b', 1, 'yelp', 'T', (SELECT string_agg(md5(n::text || i), '') FROM generate_series(1, 50) i), n, 'scheduled', '', '{}', now(), now() FROM generate_series(1, 6000) n;
            ANALYZE events;
            """);
        Assert.Equal((true, false), await PagesAsync());

        await PostgresVisibility.MapAsync(Server.ConnectionString, None);

        Assert.Equal((true, true), await PagesAsync());
    }

    [PostgresFact]
    public async Task What_is_kept_of_texts_is_compressed_by_the_faster_method_where_the_server_has_it()
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT count(*) FILTER (WHERE attcompression = 'l') AS fast, count(*) FILTER (WHERE atttypid = 'bytea'::regtype) AS packed, (SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression') AS can
            FROM pg_attribute WHERE (attrelid, attname) IN (('events'::regclass, 'body'), ('events'::regclass, 'enrichment'), ('events'::regclass, 'images'), ('event_sources'::regclass, 'listing'))
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal((reader.GetBoolean(2) ? 4L : 0L, 3L), (reader.GetInt64(0), reader.GetInt64(1)));
    }

    // Whether the table is large, and whether any of its pages is known to be seen by everybody.
    private async Task<(bool Large, bool Mapped)> PagesAsync()
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT relpages >= 1000 AS large, relallvisible > 0 AS mapped FROM pg_class WHERE oid = 'events'::regclass", connection);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }
}
