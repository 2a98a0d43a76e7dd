using System.Data.Common;
using Npgsql;

namespace SceneScout.Node.Configuration;

/// <summary>The connection string of store and journal: as it was given, with the settings of the pool where it says nothing of them.</summary>
internal static class ConnectionText
{
    // PostgreSQL's drivers give some settings several names; a string may have any of them.
    private static readonly string[] PoolSize = ["Maximum Pool Size", "MaxPoolSize"];
    private static readonly string[] Idle = ["Connection Idle Lifetime", "ConnectionIdleLifetime"];
    private static readonly string[] Pruning = ["Connection Pruning Interval", "ConnectionPruningInterval"];

    /// <summary>The string that is used; empty for an empty one.</summary>
    /// <param name="text">As it was given.</param>
    /// <param name="connections">Connections of a pool at most.</param>
    /// <param name="idle">How long an unused connection stays.</param>
    /// <param name="acquire">How long is waited for a connection.</param>
    public static string With(string text, int connections, TimeSpan idle, TimeSpan acquire)
    {
        if (text.Length == 0)
            return "";
        var given = new DbConnectionStringBuilder { ConnectionString = text };
        var connection = new NpgsqlConnectionStringBuilder(text);
        if (!Gives(PoolSize))
            connection.MaxPoolSize = Math.Max(connections, connection.MinPoolSize);
        if (!Gives(Idle))
        {
            connection.ConnectionIdleLifetime = Seconds(idle);
            // The driver refuses to look more seldom than connections may be idle.
            if (!Gives(Pruning))
                connection.ConnectionPruningInterval = Math.Min(connection.ConnectionPruningInterval, connection.ConnectionIdleLifetime);
        }

        if (!Gives("Timeout"))
            connection.Timeout = Seconds(acquire);
        return connection.ConnectionString;

        bool Gives(params string[] names) => names.Any(given.ContainsKey);
    }

    // The driver counts whole seconds, and takes 0 for ever.
    private static int Seconds(TimeSpan span) => Math.Max(1, (int)Math.Ceiling(span.TotalSeconds));
}
