using System.Globalization;
using System.Text.Json;

namespace SceneScout.Node.Http.Process;

/// <summary>What a caller of <c>POST /api/events/process</c> may set.</summary>
internal sealed record ProcessOptions
{
    private const int MaxBatch = 1000;
    private const int MaxWait = 120;
    private const string Accepted = "batchSize, deduplicationEnabled, enrichmentEnabled, priority, wait";

    /// <summary>Events that are kept and ingested together.</summary>
    public int BatchSize { get; init; } = 50;

    /// <summary>Whether an event that is known with the same content is passed over; false: it is ingested again, into the same event.</summary>
    public bool DeduplicationEnabled { get; init; } = true;

    /// <summary>Priority of the tasks.</summary>
    public int Priority { get; init; } = 10;

    /// <summary>How long the answer waits for what becomes of the events.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Reads the options of a body.</summary>
    /// <returns>The options, or the field that is wrong, its value and what is accepted.</returns>
    public static (ProcessOptions? Options, (string Field, string? Value, string Accepted)? Mistake) Read(JsonElement json)
    {
        var options = new ProcessOptions();
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return (options, null);
        if (json.ValueKind != JsonValueKind.Object)
            return (null, ("options", json.GetRawText(), $"a JSON object of {Accepted}"));
        foreach (var member in json.EnumerateObject())
        {
            var (next, accepted) = options.With(member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText());
            if (next is null)
                return (null, ($"options.{member.Name}", member.Value.GetRawText(), accepted!));
            options = next;
        }

        return (options, null);
    }

    /// <summary>Reads the options of a query string; other parameters are passed over.</summary>
    public static (ProcessOptions? Options, (string Field, string? Value, string Accepted)? Mistake) Read(IQueryCollection query)
    {
        var options = new ProcessOptions();
        foreach (var (name, values) in query)
        {
            if (string.Equals(name, "source", StringComparison.OrdinalIgnoreCase))
                continue;
            var (next, accepted) = options.With(name, values.ToString());
            if (next is null)
                return (null, (name, values.ToString(), accepted!));
            options = next;
        }

        return (options, null);
    }

    private (ProcessOptions? Options, string? Accepted) With(string name, string value) => name switch
    {
        "batchSize" => Whole(value, 1, MaxBatch, n => this with { BatchSize = n }),
        "priority" => Whole(value, 0, 100, n => this with { Priority = n }),
        "wait" => Whole(value, 0, MaxWait, n => this with { Wait = TimeSpan.FromSeconds(n) }),
        "deduplicationEnabled" => bool.TryParse(value, out var on) ? (this with { DeduplicationEnabled = on }, null) : (null, "true, or false to ingest what is known once more"),
        "enrichmentEnabled" => value == "true" ? (this, null) : (null, "true: an event is enriched with its first write"),
        _ => (null, $"one of {Accepted}"),
    };

    private static (ProcessOptions? Options, string? Accepted) Whole(string value, int min, int max, Func<int, ProcessOptions> with) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= min && n <= max ? (with(n), null) : (null, $"a whole number from {min} to {max}");
}
