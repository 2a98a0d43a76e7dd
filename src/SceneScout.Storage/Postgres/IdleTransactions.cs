using Npgsql;

namespace SceneScout.Storage.Postgres;

/// <summary>A process that stands still in the middle of a transaction (stopped, swapped out, a machine that is paused) holds its rows, and no other node could go on with them: the server ends such a transaction.</summary>
public static class IdleTransactions
{
    private const string Setting = "idle_in_transaction_session_timeout";

    /// <summary>How long a transaction may wait for its next statement. No work of this program is done between two of them; what a node on a busy machine needs is far less, and a lease lives longer.</summary>
    public const int Seconds = 10;

    /// <summary>The statement that bounds the transaction that it is in: for sessions of a pooler, which take no options.</summary>
    internal static readonly string Bound = $"SET LOCAL {Setting} = '{Seconds}s'";

    /// <summary>Bounds the transactions of all sessions of a connection string, unless it says itself how.</summary>
    /// <param name="settings">The connection string; it is changed.</param>
    public static NpgsqlConnectionStringBuilder Limit(NpgsqlConnectionStringBuilder settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Options?.Contains(Setting, StringComparison.OrdinalIgnoreCase) is not true)
            settings.Options = $"{settings.Options} -c {Setting}={Seconds}s".TrimStart();
        return settings;
    }
}
