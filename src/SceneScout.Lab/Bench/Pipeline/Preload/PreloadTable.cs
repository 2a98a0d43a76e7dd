using System.Collections.Immutable;

namespace SceneScout.Lab.Bench.Pipeline.Preload;

/// <summary>A table that is multiplied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Columns that are copied, with their types.</param>
internal sealed record PreloadTable(string Name, ImmutableArray<(string Name, string Type)> Columns)
{
    /// <summary>The table that keeps the models. Of a name of its own: an unqualified name of a table leads to SQLite's temporary one first.</summary>
    public string Models => $"models_{Name}";

    private string? EventId => Columns.Any(column => column.Name == "event_id") ? "event_id" : Name == "events" ? "id" : null;

    /// <summary>The statement that keeps the models.</summary>
    /// <param name="into">Where they are kept; <c>{schema}.</c> with the dot.</param>
    /// <param name="kind">What kind of table, as it stands after CREATE.</param>
    public string Keep(string into, string kind) => $"CREATE {kind} {into}{Models} AS SELECT {string.Join(", ", Columns.Select(column => column.Name))} FROM {Name}";

    /// <summary>The statement that writes a copy of the models.</summary>
    /// <param name="from">Where they are kept; <c>{schema}.</c> with the dot.</param>
    /// <param name="copy">Number of the copy, from 1.</param>
    /// <param name="postgres">Whether the SQL is PostgreSQL's; SQLite's otherwise.</param>
    public string Copy(string from, int copy, bool postgres) =>
        $"INSERT INTO {(postgres ? "" : "main.")}{Name} ({string.Join(", ", Columns.Select(column => column.Name))}) "
        + $"SELECT {string.Join(", ", Columns.Select(column => PreloadTables.Expression(column.Name, column.Type, EventId, copy, postgres)))} FROM {from}{Models}";
}
