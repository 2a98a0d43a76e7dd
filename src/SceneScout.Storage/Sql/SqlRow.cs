using System.Data.Common;
using SceneScout.Domain.Text;

namespace SceneScout.Storage.Sql;

/// <summary>The row that a reader stands on, read by the names of its columns with the database's own forms of instants and ids.</summary>
internal abstract class SqlRow(DbDataReader reader)
{
    private SqlColumns? _columns;

    protected DbDataReader Reader { get; } = reader;

    public bool IsNull(string column) => Reader.IsDBNull(Ordinal(column));

    public string Text(string column) => Reader.GetString(Ordinal(column));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public long Long(string column) => Reader.GetInt64(Ordinal(column));

    public long? LongOrNull(string column) => IsNull(column) ? null : Long(column);

    public int Int(string column) => checked((int)Long(column));

    public byte[] Bytes(string column) => Reader.GetFieldValue<byte[]>(Ordinal(column));

    public double Double(string column) => Reader.GetDouble(Ordinal(column));

    /// <summary>A floating-point number, or null.</summary>
    public double? DoubleOrNull(string column) => IsNull(column) ? null : Double(column);

    public bool Bool(string column) => Reader.GetBoolean(Ordinal(column));

    public abstract Guid Id(string column);

    /// <summary>A text or JSON as the bytes of UTF-8, where nobody needs it as a string.</summary>
    public abstract byte[] Utf8(string column);

    /// <summary>Packed JSON, unpacked.</summary>
    public byte[] Packed(string column) => PackedJson.Unpack(Bytes(column));

    public byte[]? Utf8OrNull(string column) => IsNull(column) ? null : Utf8(column);

    public abstract DateTimeOffset Instant(string column);

    public DateOnly? DayOrNull(string column) => IsNull(column) ? null : Reader.GetFieldValue<DateOnly>(Ordinal(column));

    public DateTimeOffset? InstantOrNull(string column) => IsNull(column) ? null : Instant(column);

    // Once for a result, and only for one that has rows.
    protected int Ordinal(string column) => (_columns ??= new SqlColumns(Reader))[column];
}
