using Npgsql;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>A connection inside a transaction. Statements whose answer nobody waits for gather and travel in one message with the next that somebody does, or with the commit.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellation)
    : SqlSession(PostgresDialect.Instance)
{
    private NpgsqlBatch? _waiting;

    public override async ValueTask<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, params IReadOnlyList<object?> args)
    {
        await FlushAsync().ConfigureAwait(false);
        await using var command = Command(sql, args);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var row = new PostgresRow(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            rows.Add(read(row));
        return rows;
    }

    public override async ValueTask<int> ExecuteAsync(string sql, params IReadOnlyList<object?> args)
    {
        await FlushAsync().ConfigureAwait(false);
        await using var command = Command(sql, args);
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    public override ValueTask PostAsync(string sql, params IReadOnlyList<object?> args)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var arg in args)
            command.Parameters.Add(PostgresParameters.Of(arg));
        Waiting.BatchCommands.Add(command);
        return ValueTask.CompletedTask;
    }

    public override ValueTask PostAsync<T>(RowStatement<T> statement, IReadOnlyList<T> rows)
    {
        if (rows.Count == 0)
            return ValueTask.CompletedTask;
        var command = new NpgsqlBatchCommand(statement.PerArrays);
        foreach (var column in statement.Columns)
            command.Parameters.Add(PostgresParameters.Of(column, rows));
        Waiting.BatchCommands.Add(command);
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends what waits.</summary>
    public async ValueTask FlushAsync()
    {
        if (_waiting is not { } batch)
            return;
        _waiting = null;
        await using (batch.ConfigureAwait(false))
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private NpgsqlBatch Waiting => _waiting ??= new NpgsqlBatch(connection, transaction);

    private NpgsqlCommand Command(string sql, IReadOnlyList<object?> args)
    {
#pragma warning disable CA2100 // Built from constants and parameter numbers; values are always parameters.
        var command = new NpgsqlCommand(sql, connection, transaction);
#pragma warning restore CA2100
        if (TakesItsTime)
            command.CommandTimeout = 0;
        foreach (var arg in args)
            command.Parameters.Add(PostgresParameters.Of(arg));
        return command;
    }
}
