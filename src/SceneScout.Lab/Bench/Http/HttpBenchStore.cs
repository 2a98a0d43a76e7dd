using System.Net;
using Npgsql;
using SceneScout.Domain.Events;
using SceneScout.Lab.Bench.Pipeline.Preload;
using SceneScout.Lab.Clusters;
using SceneScout.Storage.Postgres;

namespace SceneScout.Lab.Bench.Http;

/// <summary>A PostgreSQL database with many events in it: filled by this bench, now or before.</summary>
internal sealed class HttpBenchStore : IAsyncDisposable
{
    // Of a server of the run's own, beside those that every local one has.
    private static readonly string[] Server = ["shared_buffers=512MB", "shared_preload_libraries=pg_stat_statements"];
    private readonly LocalPostgres? _own;

    private HttpBenchStore(LocalPostgres? own, string connection, long events, string words) => (_own, Connection, Events, Words) = (own, connection, events, words);

    /// <summary>Its connection string.</summary>
    public string Connection { get; }

    /// <summary>Events in it.</summary>
    public long Events { get; }

    /// <summary>The server in words.</summary>
    public string Words { get; }

    /// <summary>Opens it, and fills it where it is empty.</summary>
    /// <exception cref="InvalidOperationException">It holds something else, or fewer events; or PostgreSQL is not installed.</exception>
    public static async Task<HttpBenchStore> OpenAsync(HttpBenchOptions options, Action<string> say, CancellationToken cancellation)
    {
        var own = options.Postgres is null ? await LocalPostgres.StartAsync(options.Folder, IPAddress.Loopback, cancellation, Server) : null;
        try
        {
            var connection = options.Postgres ?? own!.Connection;
            await using var store = PostgresStore.Open(connection);
            await RefuseForeignAsync(connection, store, options.Events, cancellation);
            await store.MigrateAsync(cancellation);
            if ((await store.Events.TotalsAsync(cancellation)).Canonical == 0)
            {
                say($"Filling the store with {options.Events} events.");
                await new PostgresPreload(connection, options.Folder).RunAsync(PreloadSize.Of(options.Events), cancellation);
            }

            var events = (await store.Events.TotalsAsync(cancellation)).Canonical;
            return new HttpBenchStore(own, connection, events, await WordsAsync(connection, own is not null, cancellation));
        }
        catch
        {
            if (own is not null)
                await own.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    // A run writes events: it must not be into somebody's own.
    private static async Task RefuseForeignAsync(string connection, PostgresStore store, int events, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand("SELECT to_regclass('events') IS NOT NULL");
        if (await command.ExecuteScalarAsync(cancellation) is false)
            return;
        var held = (await store.Events.TotalsAsync(cancellation)).Canonical;
        var first = new ListingKey(SourceName.Manual, $"{SampleEvents.Mark}000000");
        if (held > 0 && (held < events || (await store.Events.FindBlocksAsync([first], cancellation)).IsEmpty))
            throw new InvalidOperationException($"The database holds {held} events; give an empty one, or one that this bench has filled with {events} or more.");
    }

    private static async Task<string> WordsAsync(string connection, bool own, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand(
            "SELECT 'PostgreSQL ' || current_setting('server_version') || ', shared_buffers=' || current_setting('shared_buffers') || ', synchronous_commit=' || current_setting('synchronous_commit')");
        return $"{await command.ExecuteScalarAsync(cancellation)}, {(own ? "a server of the run's own" : "a given server")}";
    }
}
