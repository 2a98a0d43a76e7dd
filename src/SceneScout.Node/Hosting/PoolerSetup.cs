using Npgsql;
using SceneScout.Node.Configuration;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;

namespace SceneScout.Node.Hosting;

/// <summary>What changes where a pooler such as PgBouncer stands before PostgreSQL.</summary>
internal static partial class PoolerSetup
{
    /// <summary>The options for the actors' journal, whose pool is its plugin's own: its transactions may not stand still; sessions that are not its own need not be reset, and take no options.</summary>
    /// <param name="options">As they were given.</param>
    /// <param name="store">The store, after its first answer.</param>
    public static StoreOptions ForJournal(StoreOptions options, IStore store)
    {
        if (store is not PostgresStore)
            return options;
        var connection = new NpgsqlConnectionStringBuilder(options.Connection);
        if (IsBehind(store))
            connection.NoResetOnClose = true;
        else
            IdleTransactions.Limit(connection);
        return options with { Connection = connection.ConnectionString };
    }

    /// <summary>Says at the start what differs; nothing when there is no pooler.</summary>
    public static void Say(ScoutOptions options, IStore store, ILogger logger)
    {
        if (!IsBehind(store))
            return;
        if (options.Store.Direct.Length > 0)
            LogDirect(logger);
        else
            LogPolling(logger, SpanText.Write(options.Spawn.RequestPoll));
    }

    private static bool IsBehind(IStore store) => store is PostgresStore { IsBehindPooler: true };

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL is behind a pooler: statements are not prepared, and requests that others write into the database are found by looking every {Poll}. Give scenescout.store.direct-connection for notifications")]
    private static partial void LogPolling(ILogger logger, string poll);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL is behind a pooler: statements are not prepared; notifications and migrations go past it, by scenescout.store.direct-connection")]
    private static partial void LogDirect(ILogger logger);
}
