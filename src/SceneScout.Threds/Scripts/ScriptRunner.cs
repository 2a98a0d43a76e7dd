using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>Runs a script on the pure engine, by a clock of its own: the same script gives the same report at any time and place.</summary>
public sealed class ScriptRunner
{
    private static readonly string[] Verbs = ["send", "advance", "restart", "expect", "expectNone", "threds"];
    private static readonly string[] Beside = ["note", "description", "comment", "name", "order", "only", "within"];

    private readonly ThredScript _script;
    private readonly ThredWorld _world;
    private readonly bool _throughout;
    private readonly CancellationToken _cancellation;
    private readonly Captures _captures = new();
    private readonly List<string> _sent = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private string? _last;
    private int _looked;
    private int _told;
    private int _logged;

    private ScriptRunner(ThredScript script, bool throughout, CancellationToken cancellation) =>
        (_script, _world, _throughout, _cancellation) = (script, script.World(), throughout, cancellation);

    /// <summary>Runs a script up to the first step that is not as it says.</summary>
    public static ScriptReport Run(ThredScript script) => RunUnlessCancelled(script, CancellationToken.None);

    /// <summary>Runs a script up to the first step that is not as it says.</summary>
    /// <param name="script">The script.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ScriptReport RunUnlessCancelled(ThredScript script, CancellationToken cancellation) => new ScriptRunner(script, throughout: false, cancellation).Run();

    /// <summary>Runs a script to its end, whatever comes of its steps.</summary>
    internal static ScriptReport RunThroughout(ThredScript script) => new ScriptRunner(script, throughout: true, CancellationToken.None).Run();

    private ScriptReport Run()
    {
        var reports = new List<StepReport>();
        foreach (var (json, i) in _script.Steps.Select((json, i) => (json, i)))
        {
            _cancellation.ThrowIfCancellationRequested();
            var report = Step(json, i + 1);
            reports.Add(report);
            if (report.Differences.Count > 0 && !_throughout)
                break;
        }

        return new(_script.Name, reports, _script.Remarks);
    }

    private StepReport Step(JsonElement json, int number)
    {
        var texts = new List<string>();
        var differences = new List<string>();
        try
        {
            ScriptValue.Object(json, $"steps[{number - 1}]", "a step", [.. Verbs, .. Beside]);
            var (_, _) = (ScriptValue.Flag(json, "order", missing: true), ScriptValue.Flag(json, "only", missing: true));
            if (json.TryGetProperty("within", out var within) && DurationText.Read(within) is null)
                throw ScriptValue.Refused("within", within, "give a duration such as \"2s\"");
            if (!Verbs.Any(verb => json.TryGetProperty(verb, out _)) && !Beside.Any(name => json.TryGetProperty(name, out _)))
                throw new ScriptException($"The step does nothing; give one of {string.Join(", ", Verbs)}.");
            if (json.TryGetProperty("note", out var note) || json.TryGetProperty("description", out note))
                texts.Add(note.ToString());
            foreach (var verb in Verbs)
            {
                if (json.TryGetProperty(verb, out var given))
                    differences.AddRange(Do(verb, given, json, texts));
            }
        }
        catch (ScriptException e)
        {
            differences.Add(e.Message);
        }

        return new(number, string.Join("; ", texts), Happened(), differences);
    }

    private List<string> Do(string verb, JsonElement given, JsonElement step, List<string> texts)
    {
        switch (verb)
        {
            case "send":
                return [.. (given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().ToList() : [given]).SelectMany(one => Send(one, texts))];
            case "advance":
                var milliseconds = DurationText.Read(_captures.Fill(given)) ?? throw ScriptValue.Refused("advance", given, "give a duration such as \"2100ms\", \"2s\", \"15m\", \"1d\"");
                texts.Add($"advance {given}");
                _world.Advance(milliseconds, _cancellation);
                return [];
            case "restart" or "expectNone" when !ScriptValue.Flag(step, verb, missing: false):
                return [];
            case "restart":
                texts.Add("restart");
                _world.Restart();
                return [];
            case "expect":
                texts.Add("expect");
                return Expect(given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : [given], ScriptValue.Flag(step, "order", missing: true), ScriptValue.Flag(step, "only", missing: true));
            case "expectNone":
                texts.Add("expect none");
                return Expect([], order: true, only: true);
            default:
                texts.Add($"threds {given.GetRawText()}");
                return ThredExpectation.Differences(_captures.Fill(given), _world, _captures);
        }
    }

    private List<string> Send(JsonElement given, List<string> texts)
    {
        if (JsonNode.Parse(_captures.Fill(given).GetRawText()) is not JsonObject sent)
            throw ScriptValue.Refused("send", given, "give an event");
        sent["id"] ??= _world.NextEventId();
        if (sent["time"] is null && sent["timestamp"] is null)
            sent["time"] = _world.Now;
        if (sent["source"] is JsonValue source)
            sent["source"] = new JsonObject { ["id"] = source.ToString() };
        var id = sent["id"]!.ToString();
        _sent.Add(id);
        texts.Add($"send {id} [{sent["type"]}] from {sent["source"]?["id"]}{(sent["thredId"] is { } thred ? $" to {thred}" : "")}");
        try
        {
            _world.Handle(EventReading.Read(JsonElement.Parse(sent.ToJsonString())));
            return [];
        }
        catch (ModelException e)
        {
            // Whoever sent it is told, when it can be seen who that was.
            if (sent["source"]?["id"]?.ToString() is not { Length: > 0 } sender)
                return [$"send: {e.Message}"];
            _world.Fail(new() { Id = id, Type = sent["type"]?.ToString() ?? "", Source = new(sender), ThredId = sent["thredId"]?.ToString() }, ThredFault.Invalid(e.Message));
            return [];
        }
    }

    private List<string> Expect(IReadOnlyList<JsonElement> given, bool order, bool only)
    {
        var messages = _world.Sent.Skip(_looked).ToList();
        _looked = _world.Sent.Count;
        var expected = given.Select((json, i) => new MessageExpectation(json, _captures, $"expect[{i}]")).ToList();
        var (matched, differences) = MessageMatching.Match(expected, messages, order, only, new(_sent, _seen, _last));
        if (matched.LastOrDefault(message => message is not null) is { } last)
            _last = last.Event.ThredId;
        foreach (var thred in messages.Select(message => message.Event.ThredId).OfType<string>())
            _seen.Add(thred);
        return differences;
    }

    private List<string> Happened()
    {
        var lines = new List<string>();
        foreach (var line in _world.Audit.Skip(_logged))
        {
            var what = line.Type switch
            {
                "m" => $"{line.From ?? "(ended)"} -> {line.To ?? "(end)"}",
                "nm" => $"{line.From ?? "(ended)"}: no match",
                "nt" => "no such thred",
                "np" => "no pattern matched",
                "ex" => $"{line.From} expired -> {line.To ?? "(end)"}",
                "rt" => "is sent again",
                _ => "failed",
            };
            var locals = line.Locals.IsEmpty ? "" : $"; set {string.Join(", ", line.Locals)}";
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{line.ThredId ?? "(no thred)"}: {what}{locals}{(line.Note is null ? "" : $"; {line.Note}")}"));
        }

        _logged = _world.Audit.Count;
        lines.AddRange(_world.Sent.Skip(_told).Select(message => $"message {MessageMatching.Describe(message)}"));
        _told = _world.Sent.Count;
        return lines;
    }
}
