using System.Data.Common;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>A row of PostgreSQL.</summary>
internal sealed class PostgresRow(DbDataReader reader) : SqlRow(reader)
{
    public override Guid Id(int i) => Reader.GetGuid(i);

    public override DateTimeOffset Instant(int i) => new(Reader.GetDateTime(i), TimeSpan.Zero);
}
