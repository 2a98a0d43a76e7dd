using SceneScout.Lab.Bench.Pipeline.Preload;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Pipeline;

public sealed class PreloadTablesTests
{
    [Fact]
    public void A_copy_on_PostgreSQL_has_ids_texts_and_places_of_its_own()
    {
        var table = new PreloadTable("events", [("id", "uuid"), ("block", "text"), ("url", "text"), ("body", "jsonb"), ("latitude", "double precision"), ("version", "bigint")]);

        Assert.Equal(
            "INSERT INTO events (id, block, url, body, latitude, version) SELECT ('0000000b' || substr(id::text, 9))::uuid, 'p11.' || block, replace(url, 'preload-', 'preload-11-'), "
            + "(replace(replace(body::text, 'preload-', 'preload-11-'), coalesce(id::text, ''), coalesce('0000000b' || substr(id::text, 9), '')))::jsonb, latitude + 0.0033, version FROM preload.models_events",
            table.Copy("preload.", 11, postgres: true));
    }

    [Fact]
    public void A_copy_on_SQLite_has_the_same_where_ids_and_documents_are_texts()
    {
        var table = new PreloadTable("event_sources", [("id", "TEXT"), ("event_id", "TEXT"), ("revision", "INTEGER")]);

        Assert.Equal(
            "INSERT INTO main.event_sources (id, event_id, revision) SELECT '00000001' || substr(id, 9), '00000001' || substr(event_id, 9), revision FROM temp.models_event_sources",
            table.Copy("temp.", 1, postgres: false));
    }

    [Fact]
    public void Places_in_the_feed_are_the_databases_own_on_SQLite_and_go_on_where_the_sample_ends_on_PostgreSQL()
    {
        Assert.False(PreloadTables.Copies("event_feed", "seq", postgres: false));
        Assert.True(PreloadTables.Copies("event_feed", "event_id", postgres: false));
        Assert.True(PreloadTables.Copies("event_feed", "seq", postgres: true));
        Assert.Equal(
            "INSERT INTO event_feed (seq, kind) SELECT seq + 3 * (SELECT seq FROM event_feed_bounds WHERE name = 'head'), replace(kind, 'preload-', 'preload-3-') FROM preload.models_event_feed",
            new PreloadTable("event_feed", [("seq", "bigint"), ("kind", "text")]).Copy("preload.", 3, postgres: true));
    }
}
