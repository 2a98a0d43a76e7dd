using System.Collections.Immutable;

namespace SceneScout.Storage.Sql;

/// <summary>A statement over many rows, in both databases' forms: SQLite runs a prepared statement for each row, PostgreSQL takes all rows as one array a column.</summary>
internal sealed class RowStatement<T>
{
    private RowStatement(ImmutableArray<Column<T>> columns, string perRow, string perArrays)
    {
        Columns = columns;
        PerRow = perRow;
        PerArrays = perArrays;
    }

    /// <summary>The parameters, in order.</summary>
    public ImmutableArray<Column<T>> Columns { get; }

    /// <summary>SQL with one parameter a column.</summary>
    public string PerRow { get; }

    /// <summary>SQL with one array parameter a column.</summary>
    public string PerArrays { get; }

    /// <summary>Inserts rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="conflict">What follows: <c>ON CONFLICT ...</c>.</param>
    public static RowStatement<T> Insert(string table, ImmutableArray<Column<T>> columns, string conflict = "")
    {
        var names = string.Join(", ", columns.Select(c => c.Name));
        return new(
            columns,
            $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))}) {conflict}",
            $"INSERT INTO {table} ({names}) SELECT * FROM unnest({Arrays(columns)}) {conflict}");
    }

    /// <summary>
    /// Inserts rows that follow one another within an owner. Where the owner has a row of that number or a later one, it is as if the number were taken, though rows before the last may have been deleted:
    /// who was away while another wrote in its name is refused.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns; the first is the owner and the second the number, which together are the key.</param>
    public static RowStatement<T> Append(string table, ImmutableArray<Column<T>> columns)
    {
        var insert = $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))})";
        string Number(string owner, string number) =>
            $"coalesce((SELECT max(last.{columns[1].Name}) FROM {table} AS last WHERE last.{columns[0].Name} = {owner} AND last.{columns[1].Name} >= {number}), {number})";
        return new(
            columns,
            $"{insert} VALUES ($1, {Number("$1", "$2")}, {string.Join(", ", columns.Skip(2).Select((_, i) => $"${i + 3}"))})",
            $"{insert} SELECT u.{columns[0].Name}, {Number($"u.{columns[0].Name}", $"u.{columns[1].Name}")}, {string.Join(", ", columns.Skip(2).Select(c => $"u.{c.Name}"))} "
                + $"FROM unnest({Arrays(columns)}) AS u({string.Join(", ", columns.Select(c => c.Name))})");
    }

    /// <summary>Inserts rows into the embedded database's table; PostgreSQL gets all of a statement's as one row of another, whose columns are arrays and have the plurals of the names.</summary>
    /// <param name="table">The table of rows.</param>
    /// <param name="packed">The table of arrays.</param>
    /// <param name="columns">The columns.</param>
    public static RowStatement<T> InsertPacked(string table, string packed, ImmutableArray<Column<T>> columns) => new(
        columns,
        Insert(table, columns).PerRow,
        $"INSERT INTO {packed} ({string.Join(", ", columns.Select(c => $"{c.Name}s"))}) VALUES ({Arrays(columns)})");

    /// <summary>Inserts rows, or replaces all columns of those that are there, but for some.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns; the first is the key.</param>
    /// <param name="kept">Columns that stay as they are.</param>
    public static RowStatement<T> Upsert(string table, ImmutableArray<Column<T>> columns, params string[] kept) =>
        Insert(table, columns, $"ON CONFLICT ({columns[0].Name}) DO UPDATE SET "
            + string.Join(", ", columns.Skip(1).Where(c => !kept.Contains(c.Name)).Select(c => $"{c.Name} = excluded.{c.Name}")));

    /// <summary>Updates rows by key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns to be set; the first is the key.</param>
    /// <param name="also">Further assignments: <c>, processed = TRUE</c>.</param>
    public static RowStatement<T> Update(string table, ImmutableArray<Column<T>> columns, string also = "") => new(
        columns,
        $"UPDATE {table} SET {string.Join(", ", columns.Skip(1).Select((c, i) => $"{c.Name} = ${i + 2}"))}{also} WHERE {columns[0].Name} = $1",
        $"UPDATE {table} AS t SET {string.Join(", ", columns.Skip(1).Select(c => $"{c.Name} = u.{c.Name}"))}{also} "
            + $"FROM unnest({Arrays(columns)}) AS u({string.Join(", ", columns.Select(c => c.Name))}) WHERE t.{columns[0].Name} = u.{columns[0].Name}");

    /// <summary>Sets an id column from one value to another.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="from">The value that it has.</param>
    /// <param name="to">The value that it gets.</param>
    public static RowStatement<T> Rename(string table, string column, Func<T, object?> from, Func<T, object?> to) => new(
        [new("old_id", ColumnType.Id, from), new("new_id", ColumnType.Id, to)],
        $"UPDATE {table} SET {column} = $2 WHERE {column} = $1",
        // Said twice: without statistics the join alone reads the whole table.
        $"UPDATE {table} AS t SET {column} = u.new_id FROM unnest($1::uuid[], $2::uuid[]) AS u(old_id, new_id) WHERE t.{column} = u.old_id AND t.{column} = ANY($1::uuid[])");

    private static string Arrays(ImmutableArray<Column<T>> columns) =>
        string.Join(", ", columns.Select((c, i) => $"${i + 1}::{Type(c.Type)}[]"));

    private static string Type(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Id => "uuid",
        ColumnType.Whole => "bigint",
        ColumnType.Real => "double precision",
        ColumnType.Exact => "numeric",
        ColumnType.Flag => "boolean",
        ColumnType.Instant => "timestamptz",
        ColumnType.Day => "date",
        ColumnType.Json => "jsonb",
        ColumnType.JsonText => "json",
        ColumnType.Bytes => "bytea",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a column type."),
    };
}
