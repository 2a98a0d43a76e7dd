using Npgsql;

namespace SceneScout.Cluster.Tests;

/// <summary>Looks into the journal for persistent actors that lived twice at the same time.</summary>
internal static class JournalWriters
{
    // Every incarnation of an actor writes under an id of its own. One that writes on after its successor began was not alone. Times are ticks of .NET.
    private const string Returned =
        """
        WITH w AS (
            SELECT persistence_id, sequence_number, writer_uuid, lag(writer_uuid) OVER a AS before, created,
                min(sequence_number) OVER (PARTITION BY persistence_id, writer_uuid) AS began
            FROM journal WINDOW a AS (PARTITION BY persistence_id ORDER BY sequence_number))
        SELECT persistence_id || ' ' || sequence_number || ' by ' || writer_uuid || ' at ' || to_timestamp((created - 621355968000000000) / 10000000.0) FROM w
        WHERE persistence_id IN (SELECT persistence_id FROM w WHERE writer_uuid <> before AND sequence_number <> began)
        ORDER BY persistence_id, sequence_number LIMIT 100
        """;

    /// <summary>All that was written by actors of which an incarnation wrote after a later one had begun, and how many events were looked at.</summary>
    public static async Task<(List<string> Returned, long Events)> ReadAsync(string connection, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var count = source.CreateCommand("SELECT count(*) FROM journal WHERE writer_uuid <> ''");
        var events = (long)(await count.ExecuteScalarAsync(cancellation))!;
        await using var returned = source.CreateCommand(Returned);
        await using var reader = await returned.ExecuteReaderAsync(cancellation);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellation))
            found.Add(reader.GetString(0));
        return (found, events);
    }
}
