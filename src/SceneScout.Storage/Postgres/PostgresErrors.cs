using System.Net.Sockets;
using Npgsql;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Postgres;

/// <summary>Which of PostgreSQL's errors may pass. See https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
internal static class PostgresErrors
{
    private const string ReadOnly = PostgresErrorCodes.ReadOnlySqlTransaction;
    private const string StoodStill = "25P03";
    private const string NoStatement = PostgresErrorCodes.InvalidSqlStatementName;

    /// <summary>True when two writers met and the loser may simply run again: its view of the rows was outdated.</summary>
    public static bool IsConflict(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>The error for the caller when a write breaks a rule of the tables and running it again did not help; else null.</summary>
    public static StoreConflictException? Conflict(string what, Exception error) => error is PostgresException { SqlState: ['2', '3', ..] } pg
        ? new($"The store could not {what}: it breaks {pg.ConstraintName ?? pg.ColumnName ?? "a rule"} of {pg.TableName ?? "a table"} (PostgreSQL error {pg.SqlState}).", pg)
        : null;

    /// <summary>The error for the caller when trying again later can help, else null.</summary>
    public static StoreUnavailableException? Unavailable(string what, Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported } pg when pg.MessageText.Contains("\"postgis\"", StringComparison.Ordinal) =>
            new("PostGIS is not installed on the database server. Install its package there (Debian, Ubuntu: postgresql-postgis).", pg),
        PostgresException pg when MayPass(pg) => new($"The store could not {what}: {Meaning(pg)} (PostgreSQL error {pg.SqlState}).", pg),
        PostgresException => null,
        NpgsqlException { InnerException: TimeoutException } npgsql => new($"The store could not {what}: it did not answer in time.", npgsql),
        NpgsqlException { InnerException: IOException or SocketException or null } npgsql => new($"The store could not {what}: no connection.", npgsql),
        NpgsqlException { IsTransient: true } npgsql => new($"The store could not {what}: no connection.", npgsql),
        TimeoutException timeout => new($"The store could not {what}: it did not answer in time.", timeout),
        IOException or SocketException => new($"The store could not {what}: no connection.", error),
        _ => null,
    };

    /// <summary>True when a session refuses to write because the database was read-only when it began, or is.</summary>
    public static bool IsReadOnly(Exception error) => error is PostgresException { SqlState: ReadOnly };

    /// <summary>True when the server has gone down or has become a standby: every connection to it is as useless as this one.</summary>
    public static bool IsGone(Exception error) => error is PostgresException { SqlState: "57P01" or "57P02" or "57P03" or ReadOnly }
        or NpgsqlException { InnerException: IOException or SocketException };

    // The server's own words hold no values in these classes of errors.
    private static string Meaning(PostgresException error) => error.SqlState switch
    {
        ReadOnly => "the database takes no writes, it is read-only: a standby that is not promoted yet, or somebody has set default_transaction_read_only",
        NoStatement => "a pooler such as PgBouncer gave the transaction to another session than the one that a statement was prepared in; leave Max Auto Prepare out of the connection string, or set it to 0",
        PostgresErrorCodes.DiskFull => "the server's disk is full",
        PostgresErrorCodes.TooManyConnections => "the server has no connection left (its max_connections)",
        PostgresErrorCodes.CannotConnectNow => "the server is starting up or shutting down",
        StoodStill => "the transaction stood still for so long that the server undid it",
        PostgresErrorCodes.LockNotAvailable => "somebody else holds the lock",
        _ => error.MessageText,
    };

    // 08 connection, 53 out of resources, 57 shut down or cancelled by an administrator, 58 the system's own error, 55P03 lock not available, 25P03 a transaction that stood still, 25006 a standby, 26000 a pooler's other session.
    private static bool MayPass(PostgresException error) =>
        error.SqlState[..2] != "23" && (IsConflict(error) || error.IsTransient || error.SqlState is ReadOnly or NoStatement or "55P03" or StoodStill || error.SqlState[..2] is "08" or "53" or "57" or "58");
}
