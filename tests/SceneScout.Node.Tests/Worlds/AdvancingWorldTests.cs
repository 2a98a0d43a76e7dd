using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Lab.Demo;
using SceneScout.Simulator;
using SceneScout.Simulator.Faults;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Worlds;

/// <summary>A whole node searches one simulated world again and again while its time passes.</summary>
public sealed class AdvancingWorldTests : IAsyncLifetime
{
    private static readonly TimeSpan Passing = TimeSpan.FromDays(12);
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-freshness-").FullName;
    private SimulatorHost _simulator = null!;
    private WorldNode _node = null!;

    public async Task InitializeAsync()
    {
        var world = new SimulatorOptions { Seed = 11, Events = 700, Start = DemoWorld.Start, EnforceLimits = false };
        var eventful = await EventfulCitiesAsync(world);
        _simulator = await SimulatorHost.StartAsync(world);
        _node = await WorldNode.StartAsync(
            _simulator, _folder, eventful,
            [("spawn.retry.max-retries", "0"), ("discovery.whole-every", "1"), ("sources.googleplaces.api-key", ""), .. SourceNames.All.Select(source => ($"sources.{source}.retries", "0"))]);
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_changes_is_updated_once_what_vanishes_becomes_stale_then_expires_and_failed_searches_say_nothing()
    {
        await _node.SearchAsync("first");
        var first = await ReadAsync();
        Assert.True(first.Events.Count > 25, $"{first.Events.Count} events");

        await _node.SearchAsync("unchanged");
        var unchanged = await ReadAsync();
        Assert.Equal(first.Documents, unchanged.Documents);
        Assert.Equal(first.Counter("listings.ingested"), unchanged.Counter("listings.ingested"));
        // What the first search learned about organizers is asked the second time; whatever is seen is unchanged.
        var seen = unchanged.Counter("listings.discovered") - first.Counter("listings.discovered");
        Assert.True(seen >= first.Events.Count, $"{seen} seen");
        Assert.Equal(seen, unchanged.Counter("listings.unchanged") - first.Counter("listings.unchanged"));
        Assert.Equal(0, unchanged.Counter("listings.stale"));

        _simulator.Advance(Passing);
        await _node.SearchAsync("later");
        var later = await ReadAsync();
        var vanished = later.Listings(FreshnessState.Stale).ToHashSet();
        Assert.NotEmpty(vanished);
        Assert.Superset(Vanished(first, beyond: TimeSpan.FromDays(2)), vanished);
        Assert.Subset(Vanished(first, beyond: TimeSpan.FromDays(-2)), vanished);
        Assert.Empty(later.Listings(FreshnessState.Expired));
        Assert.All(later.Events, e => Assert.Equal(e.Presence.Any(p => p.Freshness == FreshnessState.Fresh), e.Freshness == FreshnessState.Fresh));
        var updates = later.UpdatesSince(unchanged).ToList();
        Assert.Contains(1, updates);
        Assert.All(updates, count => Assert.InRange(count, 0, 1));

        await _node.SearchAsync("once-more");
        var again = await ReadAsync();
        Assert.Equal(later.Versions, again.Versions);
        Assert.Equal(vanished.Order(), again.Listings(FreshnessState.Stale).Order());
        await _node.SearchAsync("third");
        var third = await ReadAsync();
        Assert.Equal(vanished.Order(), third.Listings(FreshnessState.Expired).Order());
        Assert.Equal(vanished.Count, third.Counter("listings.expired"));

        foreach (var source in SourceNames.All)
            _simulator.SetFaults(source, new SourceFaults { ErrorRate = 1 });
        await _node.SearchAsync("failing");
        foreach (var source in SourceNames.All)
            _simulator.SetFaults(source, new SourceFaults { SchemaDriftRate = 0.5, TruncateRate = 0.2 });
        await _node.SearchAsync("garbled");
        var failed = await ReadAsync();
        Assert.Equal((third.Counter("listings.stale"), third.Counter("listings.expired")), (failed.Counter("listings.stale"), failed.Counter("listings.expired")));
    }

    // The two cities in which most events vanish while the time passes.
    private static async Task<HashSet<string>> EventfulCitiesAsync(SimulatorOptions options)
    {
        await using var ahead = await SimulatorHost.StartAsync(options);
        var before = ahead.World.Truth.Where(e => e.Start > options.Start + Passing + TimeSpan.FromDays(3)).ToList();
        ahead.Advance(Passing);
        var listed = ahead.World.Truth.Select(e => e.Id).ToHashSet();
        return [.. before.Where(e => !listed.Contains(e.Id)).GroupBy(e => e.City).OrderByDescending(g => g.Count()).Select(g => g.Key).Take(2)];
    }

    // Listings found first that no source lists any more although they are still to come. What begins about now may be within the search or not.
    private HashSet<ListingKey> Vanished(Snapshot first, TimeSpan beyond)
    {
        // By id alone: Meetup gives some of its events another id as time passes, and the old one is gone then.
        var now = _simulator.World.Truth.SelectMany(e => e.Listings).Select(l => new ListingKey(new SourceName(l.Source), l.Id)).ToHashSet();
        return [.. first.Starts.Where(l => l.Start > _simulator.World.Now + beyond && !now.Contains(l.Key)).Select(l => l.Key)];
    }

    private async Task<Snapshot> ReadAsync() => new(await _node.EventsAsync(), await _node.Store.Workers.CountersAsync(CancellationToken.None));

    private sealed record Snapshot(IReadOnlyList<EventDocument> Events, IReadOnlyDictionary<string, long> Counters)
    {
        public string Versions => string.Join('\n', Events.Select(e => $"{e.Event.Id} {e.Event.Version}"));

        public string Documents => string.Join('\n', Events.Select(e => $"{e.Event.Id} {e.Event.Version} {e.Freshness} {e.CreatedAt:O} {e.UpdatedAt:O}"));

        public IEnumerable<(ListingKey Key, DateTimeOffset? Start)> Starts => Events.SelectMany(e => e.Presence.Select(p => (p.Key, e.Event.Content.Time.Start.Utc ?? e.Enrichment?.StartUtc)));

        /// <summary>How often each event of a single listing that is still listed was updated.</summary>
        public IEnumerable<long> UpdatesSince(Snapshot before) =>
            from e in Events
            where e.Presence is [{ Freshness: FreshnessState.Fresh }]
            join old in before.Events on e.Event.Id equals old.Event.Id
            select e.Event.Version - old.Event.Version;

        public long Counter(string name) => Counters[name];

        public IEnumerable<ListingKey> Listings(FreshnessState state) => Events.SelectMany(e => e.Presence).Where(p => p.Freshness == state).Select(p => p.Key);
    }
}
