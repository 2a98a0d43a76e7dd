using Npgsql;
using SceneScout.Domain.Geo;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.Storage.Sql;

namespace SceneScout.Lab.Bench.Http;

/// <summary>The statement behind a near query, sent by Npgsql alone: the same text, the same parameters, all columns of all rows read and thrown away.</summary>
internal sealed class NearStatement : IAsyncDisposable
{
    // What a node's own pool is set to.
    private const int Prepared = 200;
    private readonly NpgsqlDataSource _database;

    /// <summary>Opens a pool of its own.</summary>
    public NearStatement(string connection) =>
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "bench", MaxAutoPrepare = Prepared });

    /// <summary>Asks for the events around a point, as <c>GET /api/events</c> does.</summary>
    public async Task AskAsync(GeoPoint point, CancellationToken cancellation)
    {
        var query = EventQuerySql.Of(new EventQuery { Latitude = point.Latitude, Longitude = point.Longitude, RadiusMetres = HttpBenchOptions.RadiusMetres }, PostgresDialect.Instance);
        await using var connection = await _database.OpenConnectionAsync(cancellation);
#pragma warning disable CA2100 // The product's own statement; values are parameters.
        await using var command = new NpgsqlCommand(query.Sql, connection);
#pragma warning restore CA2100
        foreach (var arg in query.Args)
            command.Parameters.Add(PostgresParameters.Of(arg));
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            for (var column = 0; column < rows.FieldCount; column++)
                _ = rows.GetValue(column);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
