using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;
using SceneScout.Threds.Scripts;

namespace SceneScout.Lab.Scripts;

/// <summary>
/// A node as a script sees it, over HTTP. A message counts when it stands in the history of its thred and has come into the mailboxes of all whom it goes to;
/// words about faults, which no thred sends, when they have come into the mailbox of whoever sent the event.
/// </summary>
internal sealed class NodeWorld : IScriptWorld
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5);
    private readonly NodeApi _api;
    private readonly NodeHistories _histories;
    private readonly NodeMailboxes _mailboxes;
    private readonly ScriptAddressBook _book;
    private readonly TimeProvider _time;
    private readonly TimeSpan _quiet;
    private readonly string _run;
    private readonly Dictionary<string, string> _sent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly List<NodeMessage> _underWay = [];
    private readonly List<NodeMessage> _messages = [];
    private readonly List<string> _lines = [];
    private readonly HashSet<object> _told = new(ReferenceEqualityComparer.Instance);
    private int _events;

    /// <summary>Makes it.</summary>
    /// <param name="api">The node.</param>
    /// <param name="book">Who there is.</param>
    /// <param name="run">Tells the ids of this run from those of others: events are decided once by their ids.</param>
    /// <param name="time">The clock.</param>
    /// <param name="quiet">When nothing else may come, nothing must come for so long.</param>
    internal NodeWorld(NodeApi api, ScriptAddressBook book, string run, TimeProvider time, TimeSpan quiet)
    {
        (_api, _book, _run, _time, _quiet) = (api, book, run, time, quiet);
        (_histories, _mailboxes) = (new(api, run, Own), new(api));
    }

    public bool IsConcurrent => true;

    /// <summary>The threds that it began, and those that these began.</summary>
    internal IReadOnlyList<string> ThredIds => _histories.Threds;

    /// <summary>The messages that have come or are under way.</summary>
    internal IEnumerable<ThredMessage> Messages => _messages.Concat(_underWay).Select(message => message.Message);

    public string NextEventId() => string.Create(CultureInfo.InvariantCulture, $"evt{++_events}");

    public async ValueTask<string?> SendAsync(JsonObject sent, CancellationToken cancellation)
    {
        var id = sent["id"]!.ToString();
        _sent[id] = _run + id;
        sent["id"] = _run + id;
        if (sent["re"] is JsonValue re && _sent.TryGetValue(re.ToString(), out var answered))
            sent["re"] = answered;
        var source = sent["source"]?["id"]?.ToString();
        // What waits from earlier is not this script's.
        if (source is { Length: > 0 } && _sources.Add(source))
            await _mailboxes.TakeAsync(source, cancellation);
        var (status, body) = await _api.SendAsync(HttpMethod.Post, "api/threds/events", sent, cancellation);
        if (status == HttpStatusCode.Accepted)
        {
            foreach (var thred in body!["events"]![0]!["threds"]!.AsArray())
                _histories.Meet((string)thred!);
            return null;
        }

        if (status != HttpStatusCode.BadRequest)
            throw new ScriptException($"the event was answered with {(int)status}: {NodeApi.Reason(body)}");
        // Its answer is the word that the source gets.
        var given = new ThredEvent { Id = id, Type = sent["type"]?.ToString() ?? "", Source = new(source ?? ""), ThredId = sent["thredId"]?.ToString() };
        if (string.IsNullOrEmpty(source))
            return NodeApi.Reason(body);
        if (FaultReplies.To(given, ThredFault.Invalid(NodeApi.Reason(body)), _book, NextEventId(), _time.GetUtcNow().ToUnixTimeMilliseconds()) is { } reply)
            _messages.Add(new(_time.GetUtcNow(), int.MaxValue, reply));
        return null;
    }

    public async ValueTask AdvanceAsync(long milliseconds, CancellationToken cancellation) => await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), _time, cancellation);

    public void Restart() => _lines.Add("the node goes on: its threds are read from the journal whenever they have rested");

    public async ValueTask<IReadOnlyList<ThredMessage>> MessagesAsync(int from, CancellationToken cancellation)
    {
        await RefreshAsync(cancellation);
        // What was looked at stays where it is; of the rest the earlier goes first.
        var later = _messages.Skip(from).OrderBy(message => message.At).ThenBy(message => message.Thred).ToList();
        _messages.RemoveRange(from, _messages.Count - from);
        _messages.AddRange(later);
        return [.. later.Select(message => message.Message)];
    }

    public async ValueTask<IReadOnlyList<ScriptThred>> ThredsAsync(CancellationToken cancellation)
    {
        await RefreshAsync(cancellation);
        var threds = new List<ScriptThred>();
        foreach (var thredId in _histories.Threds)
        {
            // One whose pattern failed at its first event never was.
            if (await _api.GetAsync($"api/threds/{Uri.EscapeDataString(thredId)}?full=true", cancellation) is JsonObject view)
                threds.Add(ScriptThred.Of((JsonObject)JsonNode.Parse(OwnText(view))!));
        }

        return threds;
    }

    public async ValueTask<IReadOnlyList<string>> HappenedAsync(CancellationToken cancellation)
    {
        await RefreshAsync(cancellation);
        var lines = _lines.Concat(_histories.Lines).Concat(_messages.Where(_told.Add).Select(message => $"message {MessageMatching.Describe(message.Message)}")).ToList();
        _lines.Clear();
        _histories.Lines.Clear();
        return lines;
    }

    public ScriptWait? Wait(TimeSpan? within) => new(_time, within ?? Within, _quiet);

    /// <summary>Reads what has happened since.</summary>
    internal async Task RefreshAsync(CancellationToken cancellation)
    {
        _underWay.AddRange(await _histories.ReadAsync(cancellation));
        foreach (var source in _sources)
            await HearAsync(source, cancellation);
        foreach (var message in _underWay.ToList())
        {
            if (!await HasArrivedAsync(message.Message, cancellation))
                continue;
            _underWay.Remove(message);
            _messages.Add(message);
        }
    }

    // Words about faults to whoever sent an event of this script: in no history, since no thred sent them.
    private async Task HearAsync(string source, CancellationToken cancellation)
    {
        var words = (await _mailboxes.TakeAsync(source, cancellation)).Where(word => word["event"]!["re"]?.ToString() is { } re && re.StartsWith(_run, StringComparison.Ordinal)).ToList();
        if (words.Count == 0)
            return;
        foreach (var thredId in words.Select(word => word["event"]!["thredId"]?.ToString()).OfType<string>())
            _histories.Meet(thredId);
        _underWay.AddRange(await _histories.ReadAsync(cancellation));
        foreach (var word in words.Where(word => !_histories.Has((string)word["id"]!) && (word["event"]!["thredId"]?.ToString() is not { } thredId || !_histories.IsOthers(thredId))))
            _messages.Add(new((DateTimeOffset)word["at"]!, int.MaxValue, new((string)word["id"]!, [source], EventReading.Read(Own(word["event"]!)))));
    }

    private async Task<bool> HasArrivedAsync(ThredMessage message, CancellationToken cancellation)
    {
        foreach (var to in message.To.Where(to => to is not (WellKnown.Persistence or WellKnown.PersistenceNode)))
        {
            if (!await _mailboxes.HasAsync(to, message.Id, cancellation))
                return false;
        }

        return true;
    }

    private JsonElement Own(JsonNode json) => JsonElement.Parse(OwnText(json));

    private string OwnText(JsonNode json) => json.ToJsonString().Replace(_run, "", StringComparison.Ordinal);
}
