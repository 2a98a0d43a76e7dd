using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Row_on_SQLite() : RowSuite(new SqliteFixture());

public sealed class Row_on_PostgreSQL() : RowSuite(new PostgresFixture());

/// <summary>Columns are read by their names, wherever they stand.</summary>
public abstract class RowSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    protected override bool Migrated => false;

    [StoreFact]
    public async Task A_column_is_found_by_its_name_in_every_row_whatever_its_case()
    {
        var rows = await QueryAsync(
            "SELECT 1 AS Number, 'one' AS word UNION ALL SELECT 2, 'two' ORDER BY 1",
            row => (row.Text("WORD"), row.Long("number"), row.Int("Number")));

        Assert.Equal([("one", 1, 1), ("two", 2, 2)], rows);
    }

    [StoreFact]
    public async Task A_column_that_is_not_there_is_an_error_that_names_those_that_are()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => QueryAsync("SELECT 1 AS number, 'one' AS word", row => row.Text("title")));

        Assert.Equal("The result has no column 'title'; it has: number, word.", error.Message);
    }

    [StoreFact]
    public async Task Two_columns_of_one_name_are_an_error()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => QueryAsync("SELECT 1 AS number, 2 AS number", row => row.Long("number")));

        Assert.Equal("Two columns of the result are named 'number'; each needs a name of its own.", error.Message);
    }

    private async Task<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read)
    {
        await using var database = Fixture.OpenDatabase();
        return await database.ReadAsync("read", session => session.QueryAsync(sql, read), None);
    }
}
