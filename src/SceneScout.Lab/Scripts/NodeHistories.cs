using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;
using SceneScout.Threds.Scripts;

namespace SceneScout.Lab.Scripts;

/// <summary>The threds that a script began, and those that these began in turn, and what they did: each step is read once. What an event of the script reached but did not begin is somebody else's.</summary>
/// <param name="api">The node.</param>
/// <param name="run">What the ids of the script's events begin with.</param>
/// <param name="own">Takes from JSON what tells the script's ids from those of other runs.</param>
internal sealed class NodeHistories(NodeApi api, string run, Func<JsonNode, JsonElement> own)
{
    private readonly Dictionary<string, long> _steps = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly List<string> _met = [];
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The threds, in the order in which they were heard of.</summary>
    internal IReadOnlyList<string> Threds => _order;

    /// <summary>Lines of what they did, not taken yet.</summary>
    internal List<string> Lines { get; } = [];

    /// <summary>There is such a thred, perhaps; whose it is, its first step tells.</summary>
    internal void Meet(string thredId)
    {
        if (!_steps.ContainsKey(thredId) && !_others.Contains(thredId) && !_met.Contains(thredId))
            _met.Add(thredId);
    }

    /// <summary>Whether a thred is known not to be the script's.</summary>
    internal bool IsOthers(string thredId) => _others.Contains(thredId);

    /// <summary>Whether a message is one of those that were read.</summary>
    internal bool Has(string messageId) => _ids.Contains(messageId);

    /// <summary>Messages of steps that were not read yet, with the instant of the step, of all threds, those too that are heard of meanwhile.</summary>
    internal async Task<List<NodeMessage>> ReadAsync(CancellationToken cancellation)
    {
        foreach (var thredId in _met.ToList())
            await TellApartAsync(thredId, cancellation);
        var came = new List<NodeMessage>();
        for (var t = 0; t < _order.Count; t++)
            await ReadAsync(t, came, cancellation);
        return came;
    }

    private void Know(string thredId)
    {
        if (_steps.TryAdd(thredId, 0))
            _order.Add(thredId);
    }

    private async Task TellApartAsync(string thredId, CancellationToken cancellation)
    {
        var history = await api.GetAsync($"api/threds/{Uri.EscapeDataString(thredId)}/history?limit=500", cancellation);
        // One whose pattern failed at its first event never was.
        if (history?["steps"]?.AsArray() is not { Count: > 0 } steps)
            return;
        _met.Remove(thredId);
        // These are its last steps: when the first is not among them, it lived long before the script.
        var first = steps[0]!;
        if ((long)first["number"]! == 1 && first["event"] is JsonObject begun && begun["id"]?.ToString().StartsWith(run, StringComparison.Ordinal) == true)
            Know(thredId);
        else if (!_steps.ContainsKey(thredId))
            _others.Add(thredId);
    }

    private async Task ReadAsync(int t, List<NodeMessage> came, CancellationToken cancellation)
    {
        var thredId = _order[t];
        var history = await api.GetAsync($"api/threds/{Uri.EscapeDataString(thredId)}/history?limit=500", cancellation);
        foreach (var step in history?["steps"]?.AsArray() ?? [])
        {
            var number = (long)step!["number"]!;
            if (number <= _steps[thredId])
                continue;
            _steps[thredId] = number;
            foreach (var line in step["log"]!.AsArray())
                Lines.Add(EngineWorld.Line(thredId, (string)line!["type"]!, (string?)line["fromReaction"], (string?)line["toReaction"], [.. line["locals"]!.AsArray().Select(local => (string)local!)], (string?)line["note"]));
            foreach (var child in step["spawned"]!.AsArray())
                Know((string)child!);
            var at = (DateTimeOffset)step["at"]!;
            foreach (var sent in step["messages"]!.AsArray())
            {
                _ids.Add((string)sent!["id"]!);
                came.Add(new(at, t, new((string)sent["id"]!, [.. sent["to"]!.AsArray().Select(to => (string)to!)], EventReading.Read(own(sent["event"]!)))));
            }
        }
    }
}

/// <summary>A message that a node's threds sent.</summary>
/// <param name="At">When.</param>
/// <param name="Thred">The place of its thred among those that are known.</param>
/// <param name="Message">The message.</param>
internal sealed record NodeMessage(DateTimeOffset At, int Thred, ThredMessage Message);
