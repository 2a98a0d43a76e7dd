using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>Runs a script: on the pure engine, by a clock of its own, where the same script gives the same report at any time and place; or on a node, by the clock of the world.</summary>
public sealed class ScriptRunner
{
    private static readonly string[] Verbs = ["send", "advance", "restart", "expect", "expectNone", "threds"];
    private static readonly string[] Beside = ["note", "description", "comment", "name", "order", "only", "within"];

    private readonly ThredScript _script;
    private readonly IScriptWorld _world;
    private readonly bool _throughout;
    private readonly CancellationToken _cancellation;
    private readonly Captures _captures = new();
    private readonly List<string> _sent = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private string? _last;
    private int _looked;

    private ScriptRunner(ThredScript script, IScriptWorld world, bool throughout, CancellationToken cancellation) =>
        (_script, _world, _throughout, _cancellation) = (script, world, throughout, cancellation);

    /// <summary>Runs a script up to the first step that is not as it says.</summary>
    public static ScriptReport Run(ThredScript script) => RunUnlessCancelled(script, CancellationToken.None);

    /// <summary>Runs a script up to the first step that is not as it says.</summary>
    /// <param name="script">The script.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ScriptReport RunUnlessCancelled(ThredScript script, CancellationToken cancellation) => RunOnEngine(script, throughout: false, cancellation);

    /// <summary>Runs a script to its end, whatever comes of its steps.</summary>
    internal static ScriptReport RunThroughout(ThredScript script) => RunOnEngine(script, throughout: true, CancellationToken.None);

    /// <summary>Runs a script somewhere up to the first step that is not as it says.</summary>
    internal static Task<ScriptReport> RunAsync(ThredScript script, IScriptWorld world, CancellationToken cancellation) => new ScriptRunner(script, world, throughout: false, cancellation).RunAsync();

    // The engine never waits, so neither does the caller.
    private static ScriptReport RunOnEngine(ThredScript script, bool throughout, CancellationToken cancellation)
    {
        var run = new ScriptRunner(script, new EngineWorld(script.World()), throughout, cancellation).RunAsync();
        return run.IsCompleted ? run.GetAwaiter().GetResult() : throw new InvalidOperationException("The engine of scripts waited for something.");
    }

    private async Task<ScriptReport> RunAsync()
    {
        var reports = new List<StepReport>();
        foreach (var (json, i) in _script.Steps.Select((json, i) => (json, i)))
        {
            _cancellation.ThrowIfCancellationRequested();
            var report = await StepAsync(json, i + 1);
            reports.Add(report);
            if (report.Differences.Count > 0 && !_throughout)
                break;
        }

        return new(_script.Name, reports, _script.Remarks);
    }

    private async Task<StepReport> StepAsync(JsonElement json, int number)
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
                    differences.AddRange(await DoAsync(verb, given, json, texts));
            }
        }
        catch (ScriptException e)
        {
            differences.Add(e.Message);
        }

        return new(number, string.Join("; ", texts), await _world.HappenedAsync(_cancellation), differences);
    }

    private async Task<List<string>> DoAsync(string verb, JsonElement given, JsonElement step, List<string> texts)
    {
        switch (verb)
        {
            case "send":
                var problems = new List<string>();
                foreach (var one in given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().ToList() : [given])
                    problems.AddRange(await SendAsync(one, texts));
                return problems;
            case "advance":
                var milliseconds = DurationText.Read(_captures.Fill(given)) ?? throw ScriptValue.Refused("advance", given, "give a duration such as \"2100ms\", \"2s\", \"15m\", \"1d\"");
                texts.Add($"advance {given}");
                await _world.AdvanceAsync(milliseconds, _cancellation);
                return [];
            case "restart" or "expectNone" when !ScriptValue.Flag(step, verb, missing: false):
                return [];
            case "restart":
                texts.Add("restart");
                _world.Restart();
                return [];
            case "expect":
                texts.Add("expect");
                return await ExpectAsync(given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : [given], step, ScriptValue.Flag(step, "order", missing: true), ScriptValue.Flag(step, "only", missing: true));
            case "expectNone":
                texts.Add("expect none");
                return await ExpectAsync([], step, order: true, only: true);
            default:
                texts.Add($"threds {given.GetRawText()}");
                return await LookAsync(given, step);
        }
    }

    private async Task<List<string>> SendAsync(JsonElement given, List<string> texts)
    {
        if (JsonNode.Parse(_captures.Fill(given).GetRawText()) is not JsonObject sent)
            throw ScriptValue.Refused("send", given, "give an event");
        sent["id"] ??= _world.NextEventId();
        if (sent["source"] is JsonValue source)
            sent["source"] = new JsonObject { ["id"] = source.ToString() };
        var id = sent["id"]!.ToString();
        _sent.Add(id);
        texts.Add($"send {id} [{sent["type"]}] from {sent["source"]?["id"]}{(sent["thredId"] is { } thred ? $" to {thred}" : "")}");
        return await _world.SendAsync(sent, _cancellation) is { } problem ? [$"send: {problem}"] : [];
    }

    private async Task<List<string>> LookAsync(JsonElement given, JsonElement step)
    {
        var wait = Wait(step);
        while (true)
        {
            var differences = ThredExpectation.Differences(_captures.Fill(given), await _world.ThredsAsync(_cancellation), _captures);
            if (wait?.IsOver(differences.Count == 0, only: false, 0) ?? true)
                return differences;
            await wait.PauseAsync(_cancellation);
        }
    }

    private async Task<List<string>> ExpectAsync(IReadOnlyList<JsonElement> given, JsonElement step, bool order, bool only)
    {
        var expected = given.Select((json, i) => new MessageExpectation(json, _captures, $"expect[{i}]")).ToList();
        var wait = Wait(step);
        while (true)
        {
            var messages = await _world.MessagesAsync(_looked, _cancellation);
            ThredMessage?[] matched = [];
            List<string> differences;
            try
            {
                (matched, differences) = MessageMatching.Match(expected, messages, order, only, _world.IsConcurrent, new(_sent, _seen, _last));
            }
            catch (ScriptException e) when (wait is not null)
            {
                // What it refers to may not have come yet.
                differences = [e.Message];
            }

            if (!(wait?.IsOver(differences.Count == 0, only, messages.Count) ?? true))
            {
                await wait.PauseAsync(_cancellation);
                continue;
            }

            _looked += messages.Count;
            if (matched.LastOrDefault(message => message is not null) is { } last)
                _last = last.Event.ThredId;
            foreach (var thred in messages.Select(message => message.Event.ThredId).OfType<string>())
                _seen.Add(thred);
            return differences;
        }
    }

    private ScriptWait? Wait(JsonElement step) => _world.Wait(step.TryGetProperty("within", out var within) && DurationText.Read(within) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null);
}
