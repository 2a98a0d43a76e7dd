using System.Collections.Immutable;

namespace SceneScout.Lab.Bench.Pipeline.Floor;

/// <summary>In which order tables are filled, so that every foreign key finds its row.</summary>
internal static class TableOrder
{
    /// <summary>The tables in steps: each table stands after all those that it refers to, and those of a step may be filled at the same time.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="references">Which refers to which; references of a table to itself, and to tables that are not filled, do not count.</param>
    /// <exception cref="ArgumentException">Tables refer to each other in a circle; the message names them.</exception>
    public static ImmutableArray<ImmutableArray<string>> Of(IReadOnlyCollection<string> tables, IReadOnlyCollection<(string From, string To)> references)
    {
        var left = tables.Order(StringComparer.Ordinal).ToList();
        var steps = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        while (left.Count > 0)
        {
            ImmutableArray<string> free = [.. left.Where(table => !references.Any(r => r.From == table && r.To != table && left.Contains(r.To)))];
            if (free.IsEmpty)
                throw new ArgumentException($"Tables refer to each other in a circle: {string.Join(", ", left)}.", nameof(references));
            steps.Add(free);
            left.RemoveAll(free.Contains);
        }

        return steps.ToImmutable();
    }
}
