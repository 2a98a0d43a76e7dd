namespace SceneScout.Storage.Sql;

/// <summary>What differs between databases in the list of migrations.</summary>
/// <param name="Exists">Counts tables named <c>@table</c>.</param>
/// <param name="Earlier">The list of 0.1.0.</param>
/// <param name="Seal">Statements that put something in the place of <paramref name="Earlier"/> that 0.1.0 cannot read, and that shows <see cref="Refusal"/>.</param>
internal sealed record SchemaJournalSql(string Exists, string Earlier, IReadOnlyList<string> Seal)
{
    /// <summary>What a sealed store says to 0.1.0; no apostrophes.</summary>
    public const string Refusal = "this store belongs to SceneScout 0.2.0 or later, and this program is older: start that version, or restore a backup of before the upgrade";

    /// <summary>The list of today.</summary>
    public const string History = "schema_history";

    /// <summary>For SQLite: a table without the column that 0.1.0 asks for. It says why to whoever looks, and can be read, copied and dumped as any other.</summary>
    public static SchemaJournalSql Sqlite { get; } = new(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @table",
        "SchemaVersions",
        [$"CREATE TABLE SchemaVersions (\"{Refusal}\" INTEGER PRIMARY KEY)"]);

    /// <summary>For PostgreSQL: a view over a function that raises the refusal.</summary>
    public static SchemaJournalSql Postgres { get; } = new(
        "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = @table",
        "schemaversions",
        [
            $"CREATE OR REPLACE FUNCTION scenescout_refuse_older() RETURNS SETOF TEXT LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$",
            "CREATE VIEW schemaversions AS SELECT refused AS scriptname FROM scenescout_refuse_older() AS f(refused)",
        ]);
}
