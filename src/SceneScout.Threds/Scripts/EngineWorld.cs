using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>The pure engine as a script sees it: all that follows is there at once, in one order.</summary>
internal sealed class EngineWorld(ThredWorld world) : IScriptWorld
{
    private int _told;
    private int _logged;

    public bool IsConcurrent => false;

    public string NextEventId() => world.NextEventId();

    public ValueTask<string?> SendAsync(JsonObject sent, CancellationToken cancellation)
    {
        if (sent["time"] is null && sent["timestamp"] is null)
            sent["time"] = world.Now;
        try
        {
            world.Handle(EventReading.Read(JsonElement.Parse(sent.ToJsonString())));
            return new((string?)null);
        }
        catch (ModelException e)
        {
            // Whoever sent it is told, when it can be seen who that was.
            if (sent["source"]?["id"]?.ToString() is not { Length: > 0 } sender)
                return new(e.Message);
            world.Fail(new() { Id = sent["id"]!.ToString(), Type = sent["type"]?.ToString() ?? "", Source = new(sender), ThredId = sent["thredId"]?.ToString() }, ThredFault.Invalid(e.Message));
            return new((string?)null);
        }
    }

    public ValueTask AdvanceAsync(long milliseconds, CancellationToken cancellation)
    {
        world.Advance(milliseconds, cancellation);
        return default;
    }

    public void Restart() => world.Restart();

    public ValueTask<IReadOnlyList<ThredMessage>> MessagesAsync(int from, CancellationToken cancellation) => new(world.Sent.Skip(from).ToList());

    public ValueTask<IReadOnlyList<ScriptThred>> ThredsAsync(CancellationToken cancellation) => new(world.Threds.Select(thred => ScriptThred.Of(thred.Pattern, thred.State)).ToList());

    public ValueTask<IReadOnlyList<string>> HappenedAsync(CancellationToken cancellation)
    {
        var lines = world.Audit.Skip(_logged).Select(Line).ToList();
        _logged = world.Audit.Count;
        lines.AddRange(world.Sent.Skip(_told).Select(message => $"message {MessageMatching.Describe(message)}"));
        _told = world.Sent.Count;
        return new(lines);
    }

    public ScriptWait? Wait(TimeSpan? within) => null;

    private static string Line(ThredAudit line) => Line(line.ThredId, line.Type, line.From, line.To, line.Locals, line.Note);

    /// <summary>A line of the audit trail, for people.</summary>
    internal static string Line(string? thredId, string type, string? from, string? to, IReadOnlyCollection<string> changed, string? note)
    {
        var what = type switch
        {
            "m" => $"{from ?? "(ended)"} -> {to ?? "(end)"}",
            "nm" => $"{from ?? "(ended)"}: no match",
            "nt" => "no such thred",
            "np" => "no pattern matched",
            "ex" => $"{from} expired -> {to ?? "(end)"}",
            "rt" => "is sent again",
            "mg" => "goes on by another version",
            _ => "failed",
        };
        var locals = changed.Count == 0 ? "" : $"; set {string.Join(", ", changed)}";
        return string.Create(CultureInfo.InvariantCulture, $"{thredId ?? "(no thred)"}: {what}{locals}{(note is null ? "" : $"; {note}")}");
    }
}
