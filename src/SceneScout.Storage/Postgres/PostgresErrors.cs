using System.Net.Sockets;
using Npgsql;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Postgres;

/// <summary>Which of PostgreSQL's errors may pass. See https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
internal static class PostgresErrors
{
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
        PostgresException pg when MayPass(pg) => new($"The store could not {what}: PostgreSQL error {pg.SqlState}.", pg),
        PostgresException => null,
        NpgsqlException { InnerException: TimeoutException } npgsql => new($"The store could not {what}: it did not answer in time.", npgsql),
        NpgsqlException { InnerException: IOException or SocketException or null } npgsql => new($"The store could not {what}: no connection.", npgsql),
        NpgsqlException { IsTransient: true } npgsql => new($"The store could not {what}: no connection.", npgsql),
        TimeoutException timeout => new($"The store could not {what}: it did not answer in time.", timeout),
        IOException or SocketException => new($"The store could not {what}: no connection.", error),
        _ => null,
    };

    /// <summary>True when the server has gone down or has become a standby: every connection to it is as useless as this one.</summary>
    public static bool IsGone(Exception error) => error is PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "25006" }
        or NpgsqlException { InnerException: IOException or SocketException };

    // 08 connection, 53 out of resources, 57 shut down or cancelled by an administrator, 58 the system's own error, 55P03 lock not available, 25006 a standby.
    private static bool MayPass(PostgresException error) =>
        error.SqlState[..2] != "23" && (IsConflict(error) || error.IsTransient || error.SqlState is "25006" or "55P03" || error.SqlState[..2] is "08" or "53" or "57" or "58");
}
