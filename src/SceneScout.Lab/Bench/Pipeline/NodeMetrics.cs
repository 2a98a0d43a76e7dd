using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>What a node tells of itself at <c>/metrics</c>, in Prometheus' text format. Immutable.</summary>
internal sealed class NodeMetrics
{
    private readonly ImmutableArray<Line> _lines;

    private NodeMetrics(ImmutableArray<Line> lines) => _lines = lines;

    /// <summary>Reads it; lines that are no samples are left out.</summary>
    public static NodeMetrics Read(string text) => new([.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(ReadLine).OfType<Line>()]);

    /// <summary>The sum of all series of a name.</summary>
    public double Sum(string name) => _lines.Where(line => line.Name == name).Sum(line => line.Value);

    /// <summary>The sums of a name's series by the value of one label; series without it are left out.</summary>
    public ImmutableSortedDictionary<string, double> By(string name, string label) => _lines
        .Where(line => line.Name == name && line.Labels.ContainsKey(label))
        .GroupBy(line => line.Labels[label], StringComparer.Ordinal)
        .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(line => line.Value), StringComparer.Ordinal);

    // name{label="value",...} 12.5 1700000000000
    private static Line? ReadLine(string line)
    {
        var labels = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var at = line.IndexOfAny(['{', ' ']);
        if (at <= 0)
            return null;
        var name = line[..at];
        if (line[at] == '{')
        {
            at++;
            while (at < line.Length && line[at] != '}')
            {
                var equals = line.IndexOf("=\"", at, StringComparison.Ordinal);
                if (equals < 0)
                    return null;
                var end = equals + 2;
                while (end < line.Length && line[end] != '"')
                    end += line[end] == '\\' ? 2 : 1;
                if (end >= line.Length)
                    return null;
                labels[line[at..equals].Trim(',', ' ')] = line[(equals + 2)..end];
                at = end + 1;
            }

            at++;
        }

        var rest = at < line.Length ? line[at..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return rest.Length > 0 && double.TryParse(rest[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? new Line(name, labels.ToImmutable(), value) : null;
    }

    private sealed record Line(string Name, ImmutableDictionary<string, string> Labels, double Value);
}
