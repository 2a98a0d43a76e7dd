using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SceneScout.Storage.Rules;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Sqlite;

/// <summary>A connection with its prepared statements. Every call completes before it returns; one caller at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : SqlSession(SqliteDialect.Instance), IDisposable
{
    // Statements are made of constants and a few variable conditions; the cap guards against a combination explosion.
    private const int MaxPrepared = 500;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public override ValueTask<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, params IReadOnlyList<object?> args)
    {
        var command = Bind(sql, args);
        using var reader = command.ExecuteReader();
        var row = new SqliteRow(reader);
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(row));
        return ValueTask.FromResult(rows);
    }

    public override ValueTask<int> ExecuteAsync(string sql, params IReadOnlyList<object?> args) => ValueTask.FromResult(Run(sql, args));

    public override ValueTask PostAsync(string sql, params IReadOnlyList<object?> args)
    {
        Run(sql, args);
        return ValueTask.CompletedTask;
    }

    public override ValueTask PostAsync<T>(RowStatement<T> statement, IReadOnlyList<T> rows)
    {
        if (rows.Count == 0)
            return ValueTask.CompletedTask;
        var command = Prepared(statement.PerRow, statement.Columns.Length);
        foreach (var row in rows)
        {
            for (var i = 0; i < statement.Columns.Length; i++)
                command.Parameters[i].Value = ToSqlite(statement.Columns[i], row);
            command.ExecuteNonQuery();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>Rows touched.</returns>
    public int Run(string sql, params IReadOnlyList<object?> args) => Bind(sql, args).ExecuteNonQuery();

    /// <summary>Undoes the open transaction, if there is one: some errors have ended it already.</summary>
    public void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            Run("ROLLBACK");
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, IReadOnlyList<object?> args)
    {
        var command = Prepared(sql, args.Count);
        for (var i = 0; i < args.Count; i++)
            command.Parameters[i].Value = ToSqlite(args[i]);
        return command;
    }

    private SqliteCommand Prepared(string sql, int parameters)
    {
        if (_prepared.TryGetValue(sql, out var known))
            return known;
        if (_prepared.Count >= MaxPrepared)
        {
            foreach (var old in _prepared.Values)
                old.Dispose();
            _prepared.Clear();
        }

        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Built from constants and parameter numbers; values are always parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        _prepared.Add(sql, command);
        return command;
    }

    private static object ToSqlite<T>(Column<T> column, T row) =>
        column.Value(row) is var value && column.Type == ColumnType.JsonText && value is byte[] text ? Encoding.UTF8.GetString(text) : ToSqlite(value);

    private static object ToSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => Instants.Micros(instant),
        Guid id => id.ToString("D"),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        bool flag => flag ? 1L : 0L,
        decimal exact => (double)exact,
        Json json => json.Text is null ? DBNull.Value : json.Text,
        Guid[] ids => JsonSerializer.Serialize(ids, StringListJson.Default.GuidArray),
        string[] texts => JsonSerializer.Serialize(texts, StringListJson.Default.StringArray),
        _ => value,
    };
}
