using System.Collections.Immutable;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Pages of a table of tasks, newest first, each going on behind the last row of the one before (keyset paging).</summary>
internal static class NewestPage
{
    private const int MaxLimit = 500;

    /// <summary>Reads a page.</summary>
    /// <param name="session">The session.</param>
    /// <param name="table">A table with <c>task_id</c>.</param>
    /// <param name="columns">What is read.</param>
    /// <param name="at">The column of the instant that it is ordered by.</param>
    /// <param name="equal">Columns and the values that they must have; null for any.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="place">The place of a row.</param>
    public static async ValueTask<(ImmutableArray<T> Rows, TimedPlace? Next)> ReadAsync<T>(
        SqlSession session,
        string table,
        string columns,
        string at,
        IReadOnlyList<(string Column, string? Value)> equal,
        TimedPlace? after,
        int limit,
        Func<SqlRow, T> read,
        Func<T, TimedPlace> place)
    {
        var most = Math.Clamp(limit, 1, MaxLimit);
        List<object?> args = [most + 1L];
        var conditions = new List<string> { "TRUE" };
        foreach (var (column, value) in equal.Where(condition => condition.Value is not null))
        {
            args.Add(StorableText.Clean(value!));
            conditions.Add($"{column} = ${args.Count}");
        }

        if (after is not null)
        {
            args.Add(after.At);
            args.Add(StorableText.Clean(after.Id));
            conditions.Add($"({at}, task_id) < (${args.Count - 1}, ${args.Count})");
        }

        // One more than asked for says whether there is a next page.
        var rows = await session.QueryAsync(
            $"SELECT {columns} FROM {table} WHERE {string.Join(" AND ", conditions)} ORDER BY {at} DESC, task_id DESC LIMIT $1", read, args).ConfigureAwait(false);
        return ([.. rows.Take(most)], rows.Count > most ? place(rows[most - 1]) : null);
    }
}
