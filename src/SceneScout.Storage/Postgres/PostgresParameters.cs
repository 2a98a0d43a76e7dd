using Npgsql;
using NpgsqlTypes;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>Values as typed parameters.</summary>
internal static class PostgresParameters
{
    public static NpgsqlParameter Of(object? value) => value switch
    {
        null => new() { Value = DBNull.Value },
        string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
        Guid id => new NpgsqlParameter<Guid> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Uuid },
        int whole => new NpgsqlParameter<long> { TypedValue = whole, NpgsqlDbType = NpgsqlDbType.Bigint },
        long whole => new NpgsqlParameter<long> { TypedValue = whole, NpgsqlDbType = NpgsqlDbType.Bigint },
        double real => new NpgsqlParameter<double> { TypedValue = real, NpgsqlDbType = NpgsqlDbType.Double },
        DateTimeOffset instant => new NpgsqlParameter<DateTime> { TypedValue = instant.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        DateOnly day => new NpgsqlParameter<DateOnly> { TypedValue = day, NpgsqlDbType = NpgsqlDbType.Date },
        byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
        Json json => new() { Value = (object?)json.Text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
        int[] wholes => new NpgsqlParameter<int[]> { TypedValue = wholes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
        Guid[] ids => new NpgsqlParameter<Guid[]> { TypedValue = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
        string[] texts => new NpgsqlParameter<string[]> { TypedValue = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        _ => throw new ArgumentException($"A parameter of type {value.GetType().Name} is not foreseen.", nameof(value)),
    };

    /// <summary>One column of many rows as an array.</summary>
    public static NpgsqlParameter Of<T>(Column<T> column, IReadOnlyList<T> rows) => column.Type switch
    {
        ColumnType.Text => Array(NpgsqlDbType.Text, Values(column, rows, v => (string?)v)),
        ColumnType.Json => Array(NpgsqlDbType.Jsonb, Values(column, rows, v => (string?)v)),
        ColumnType.JsonText => Array(NpgsqlDbType.Json, Values(column, rows, v => (byte[]?)v)),
        ColumnType.Id => Array(NpgsqlDbType.Uuid, Values(column, rows, v => (Guid?)v)),
        ColumnType.Whole => Array(NpgsqlDbType.Bigint, Values(column, rows, v => v is int whole ? whole : (long?)v)),
        ColumnType.Real => Array(NpgsqlDbType.Double, Values(column, rows, v => (double?)v)),
        ColumnType.Exact => Array(NpgsqlDbType.Numeric, Values(column, rows, v => (decimal?)v)),
        ColumnType.Flag => Array(NpgsqlDbType.Boolean, Values(column, rows, v => (bool?)v)),
        ColumnType.Instant => Array(NpgsqlDbType.TimestampTz, Values(column, rows, v => ((DateTimeOffset?)v)?.UtcDateTime)),
        ColumnType.Day => Array(NpgsqlDbType.Date, Values(column, rows, v => (DateOnly?)v)),
        ColumnType.Bytes => Array(NpgsqlDbType.Bytea, Values(column, rows, v => (byte[]?)v)),
        _ => throw new ArgumentException($"A column of type {column.Type} is not foreseen.", nameof(column)),
    };

    private static TValue[] Values<T, TValue>(Column<T> column, IReadOnlyList<T> rows, Func<object?, TValue> convert)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = convert(column.Value(rows[i]));
        return values;
    }

    private static NpgsqlParameter<TValue[]> Array<TValue>(NpgsqlDbType type, TValue[] values) =>
        new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
