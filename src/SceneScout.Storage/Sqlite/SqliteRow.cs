using System.Data.Common;
using System.Text;
using SceneScout.Storage.Rules;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Sqlite;

/// <summary>A row of SQLite: ids are texts, instants are microseconds.</summary>
internal sealed class SqliteRow(DbDataReader reader) : SqlRow(reader)
{
    public override Guid Id(string column) => Guid.ParseExact(Text(column), "D");

    public override byte[] Utf8(string column) => Encoding.UTF8.GetBytes(Text(column));

    public override DateTimeOffset Instant(string column) => Instants.Of(Long(column));
}
