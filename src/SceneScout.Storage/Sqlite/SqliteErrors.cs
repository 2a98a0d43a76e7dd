using Microsoft.Data.Sqlite;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sqlite;

/// <summary>Which of SQLite's errors may pass. See https://sqlite.org/rescode.html.</summary>
internal static class SqliteErrors
{
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int Locked = 6;
    private const int Busy = 5;
    private const int Io = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Protocol = 15;
    private const int Constraint = 19;

    public static bool MayPass(SqliteException error) =>
        error.SqliteErrorCode is Busy or Locked or NoMemory or ReadOnly or Io or Full or CannotOpen or Protocol;

    /// <summary>The error for the caller when a write breaks a rule of the tables; else null. SQLite's own words name the columns and no values.</summary>
    public static StoreConflictException? Conflict(string what, Exception error) => error is SqliteException { SqliteErrorCode: Constraint } sqlite
        ? new($"The store could not {what}: {sqlite.Message} (SQLite error {sqlite.SqliteExtendedErrorCode}).", sqlite)
        : null;

    public static StoreUnavailableException Unavailable(string what, SqliteException error) =>
        new($"The store could not {what}: {Meaning(error)} (SQLite error {error.SqliteErrorCode}, {error.SqliteExtendedErrorCode}).", error);

    private static string Meaning(SqliteException error) => error.SqliteErrorCode switch
    {
        Full => "the disk is full",
        ReadOnly => "its file may not be written",
        Io => "the disk failed or is full",
        CannotOpen => "its file cannot be opened",
        Busy or Locked => "another process holds its file",
        NoMemory => "there is no memory left",
        _ => "its file is in use in another way",
    };
}
