using System.Data.Common;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>A row of PostgreSQL.</summary>
internal sealed class PostgresRow(DbDataReader reader) : SqlRow(reader)
{
    public override Guid Id(string column) => Reader.GetGuid(Ordinal(column));

    public override byte[] Utf8(string column) => Reader.GetFieldValue<byte[]>(Ordinal(column));

    public override DateTimeOffset Instant(string column) => new(Reader.GetDateTime(Ordinal(column)), TimeSpan.Zero);
}
