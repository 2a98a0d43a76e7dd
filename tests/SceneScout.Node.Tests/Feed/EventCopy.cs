using System.Text.Json.Nodes;
using Xunit;

namespace SceneScout.Node.Tests.Feed;

/// <summary>What an application does that keeps a copy of all events: it asks for changes, and after a reset reads everything once.</summary>
internal sealed class EventCopy
{
    private const int Page = 37;
    private readonly Dictionary<Guid, string> _events = [];
    private long _since;

    /// <summary>The copy.</summary>
    public IReadOnlyDictionary<Guid, string> Events => _events;

    /// <summary>Kinds of changes that it met.</summary>
    public HashSet<string> Kinds { get; } = [];

    /// <summary>How often it had to begin anew.</summary>
    public int Resets { get; private set; }

    /// <summary>Asks once and applies the answer.</summary>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> StepAsync(HttpClient http, int wait, CancellationToken cancellation)
    {
        var answer = await GetAsync(http, $"api/events/changes?since={_since}&limit={Page}&wait={wait}", cancellation);
        _since = (long)answer["next"]!;
        if ((bool)answer["reset"]!)
        {
            Resets++;
            _events.Clear();
            foreach (var (id, text) in await WholeAsync(http, cancellation))
                _events[id] = text;
            return true;
        }

        var changes = answer["changes"]!.AsArray();
        foreach (var change in changes)
        {
            Assert.True(change!.AsObject().ContainsKey("event"));
            Kinds.Add((string)change["kind"]!);
            var id = (Guid)change["eventId"]!;
            if (change["event"] is { } document)
                _events[id] = document.ToJsonString();
            else
                _events.Remove(id);
        }

        return changes.Count > 0;
    }

    /// <summary>Asks until there is nothing more.</summary>
    public async Task CatchUpAsync(HttpClient http, CancellationToken cancellation)
    {
        while (await StepAsync(http, 0, cancellation))
        {
        }
    }

    /// <summary>All events as the node lists them, expired ones included.</summary>
    public static async Task<Dictionary<Guid, string>> WholeAsync(HttpClient http, CancellationToken cancellation)
    {
        var all = new Dictionary<Guid, string>();
        string? after = null;
        do
        {
            var page = await GetAsync(http, $"api/events?freshness=fresh,stale,expired&limit=100{(after is null ? "" : $"&after={after}")}", cancellation);
            foreach (var document in page["events"]!.AsArray())
                all[(Guid)document!["id"]!] = document.ToJsonString();
            after = (string?)page["next"];
        }
        while (after is not null);
        return all;
    }

    private static async Task<JsonNode> GetAsync(HttpClient http, string path, CancellationToken cancellation) =>
        JsonNode.Parse(await http.GetStringAsync(path, cancellation))!;
}
