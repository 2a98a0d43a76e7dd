using System.Data.Common;

namespace SceneScout.Storage.Sql;

/// <summary>The row that a reader stands on, read by position with the database's own forms of instants and ids.</summary>
internal abstract class SqlRow(DbDataReader reader)
{
    protected DbDataReader Reader { get; } = reader;

    public bool IsNull(int i) => Reader.IsDBNull(i);

    public string Text(int i) => Reader.GetString(i);

    public string? TextOrNull(int i) => IsNull(i) ? null : Reader.GetString(i);

    public long Long(int i) => Reader.GetInt64(i);

    public long? LongOrNull(int i) => IsNull(i) ? null : Reader.GetInt64(i);

    public int Int(int i) => checked((int)Reader.GetInt64(i));

    public byte[] Bytes(int i) => Reader.GetFieldValue<byte[]>(i);

    public double Double(int i) => Reader.GetDouble(i);

    public bool Bool(int i) => Reader.GetBoolean(i);

    public abstract Guid Id(int i);

    public abstract DateTimeOffset Instant(int i);

    public DateOnly? DayOrNull(int i) => IsNull(i) ? null : Reader.GetFieldValue<DateOnly>(i);

    public DateTimeOffset? InstantOrNull(int i) => IsNull(i) ? null : Instant(i);
}
