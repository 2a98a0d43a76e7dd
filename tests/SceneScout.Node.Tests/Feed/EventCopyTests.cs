using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Demo;
using SceneScout.Lab.Verify;
using SceneScout.Node.Tests.Worlds;
using SceneScout.Simulator;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Feed;

/// <summary>An application keeps its copy of all events exact with <c>GET /api/events/changes</c> alone, whatever happens meanwhile.</summary>
public sealed class EventCopyTests : IAsyncLifetime
{
    private static readonly FreshnessRules Rules = new(3, TimeSpan.FromDays(3));
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-copy-").FullName;
    private readonly EventCopy _copy = new();
    private SimulatorHost _simulator = null!;
    private WorldNode _node = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 5, Events = 300, Start = DemoWorld.Start, EnforceLimits = false });
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _node.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_copy_kept_by_changes_alone_is_exact()
    {
        // While everything is found, merged and processed.
        await FollowAsync(() => _node.SearchAsync("first"));
        await EqualAsync();
        Assert.True(_copy.Events.Count > 30, $"{_copy.Events.Count} events");

        // While events go and come back, are merged and called off, and are processed.
        await FollowAsync(async () =>
        {
            await MissAsync(8);
            await Store.Freshness.ExpireOverdueAsync(Rules, 4, DateTimeOffset.UtcNow.AddDays(400), None);
            await MergeAndCancelAsync(100);
            await _node.SearchAsync("second");
        });
        await EqualAsync();

        // While the node is down for a moment, with changes that the copy has not seen yet.
        await MergeAndCancelAsync(200);
        _http.Dispose();
        await _node.DisposeAsync();
        await StartAsync();
        await MergeAndCancelAsync(300);
        await EqualAsync();
        Assert.Equal(0, _copy.Resets);
        Assert.Superset(new HashSet<string> { "created", "updated", "merged", "published", "cancelled", "stale", "expired", "revived" }, _copy.Kinds);

        // After it fell behind what is kept.
        await MergeAndCancelAsync(400);
        while (await Store.Feed.PruneFeedAsync(new FeedRetention { KeepRows = 0, HardRows = 0 }, 1000, DateTimeOffset.UtcNow, None) > 0)
        {
        }

        await EqualAsync();
        Assert.Equal(1, _copy.Resets);
        await MergeAndCancelAsync(500);
        await EqualAsync();
        Assert.Equal(1, _copy.Resets);
        var report = await LedgerCheck.RunAsync(Store, null, TimeSpan.FromDays(120), _simulator.World.Now, None);
        Assert.DoesNotContain(report.Violations, v => v.Rule.StartsWith("feed-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_that_waits_is_answered_when_something_happens()
    {
        var waiting = _copy.StepAsync(_http, 60, None);
        await WriteAsync(New(1));

        Assert.True(await waiting.WaitAsync(TimeSpan.FromSeconds(50)));
        Assert.Contains(Id(1), _copy.Events.Keys);
    }

    [Theory]
    [InlineData("since=-1", "since '-1' is not accepted: a whole number from 0 on")]
    [InlineData("since=now", "since 'now' is not accepted")]
    [InlineData("limit=0", "limit '0' is not accepted: a whole number from 1 to 500")]
    [InlineData("limit=501", "limit '501' is not accepted")]
    [InlineData("wait=61", "wait '61' is not accepted: whole seconds from 0 to 60")]
    public async Task A_wrong_question_is_told_what_is_accepted(string query, string expected)
    {
        using var answer = await _http.GetAsync($"api/events/changes?{query}");

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shell_tails_the_feed()
    {
        await WriteAsync(New(1), New(2));
        await WriteAsync(Change(Listing(1) with { Status = EventStatus.Cancelled }, 1));

        using var answer = await _http.PostAsync("api/palettes/event/tail", new StringContent("""{"arguments":{"since":"0","kind":["cancelled","created"],"count":"3"}}""", System.Text.Encoding.UTF8, "application/json"));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Count(line => line.Contains("eventId", StringComparison.Ordinal)));
        Assert.Contains("cancelled", lines[2], StringComparison.Ordinal);
        Assert.Contains($"{Id(1)}", lines[2], StringComparison.Ordinal);
    }

    private IStore Store => _node.Store;

    private async Task StartAsync()
    {
        _node = await WorldNode.StartAsync(_simulator, _folder, ["Berlin"]);
        _http = new HttpClient { BaseAddress = _node.Address };
    }

    // The application asks all the time while something happens.
    private async Task FollowAsync(Func<Task> happens)
    {
        using var stop = new CancellationTokenSource();
        var following = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await _copy.StepAsync(_http, 1, None);
        });
        try
        {
            await happens();
        }
        finally
        {
            await stop.CancelAsync();
            await following;
        }
    }

    private async Task EqualAsync()
    {
        await WorldNode.UntilAsync(_node.IsIdleAsync);
        await _copy.CatchUpAsync(_http, None);
        Assert.Equal((await EventCopy.WholeAsync(_http, None)).OrderBy(e => e.Key), _copy.Events.OrderBy(e => e.Key));
    }

    // As a complete search would that does not see the first listings of an area any more.
    private async Task MissAsync(int count)
    {
        var later = DateTimeOffset.UtcNow.AddDays(300);
        var searched = (await Store.Tasks.ListAsync(null, null, 1000, None)).Where(t => t.Task.Type == TaskType.Discovery && t.Task.Area is not null).Select(t => t.Task).DistinctBy(t => t.Area).ToList();
        NewTask? area = null;
        ImmutableArray<UnseenListing> unseen = [];
        for (var i = 0; i < searched.Count && unseen.IsEmpty; i++)
        {
            area = searched[i];
            unseen = await Store.Freshness.ReadUnseenAsync(area.Area!, "missing", later, null, count, None);
        }

        Assert.NotEmpty(unseen);
        await Store.Tasks.EnqueueAsync([new NewTask { Id = "missing", Type = TaskType.Discovery, Source = area!.Source, Area = area.Area, NotBefore = later, ParametersJson = "{}" }], 1000, DateTimeOffset.UtcNow, None);
        var lease = Assert.Single(await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, "test", 1, later.AddHours(1), []), later, None)).Lease;
        var changes = await Store.Freshness.SettleAsync(lease, area.Area!, [.. unseen.Select(u => new AbsenceVerdict(u.RowId, u.SeenAt, Absence.Missing))], Rules, DateTimeOffset.UtcNow, None);
        Assert.True(changes!.Value.Stale > 0);
        await Store.Tasks.CancelAsync("missing", DateTimeOffset.UtcNow, None);
    }

    private async Task MergeAndCancelAsync(int from)
    {
        await WriteAsync(New(from), New(from + 1), New(from + 2));
        await WriteAsync(new EventMutation(
            EventMerge.Merge(Id(from), "copy", 2, [Member(Listing(from)), Member(Listing(from + 1))]), 1, [Member(Listing(from + 1))], [new RetiredEvent(Id(from + 1), 1)]));
        await WriteAsync(Change(Listing(from + 2) with { Status = EventStatus.Cancelled }, 1, from + 2));
        await Store.Tasks.EnqueueAsync(
            [new NewTask { Id = $"processing-{from}", Type = TaskType.Processing, ParametersJson = $$"""{"eventIds":["{{Id(from)}}","{{Id(from + 2)}}"]}""" }], 1000, DateTimeOffset.UtcNow, None);
    }

    private async Task WriteAsync(params EventMutation[] mutations) =>
        Assert.All(await Store.Events.WriteAsync(mutations, DateTimeOffset.UtcNow, None), Assert.True);

    private static Guid Id(int n) => new($"00000000-0000-0000-0000-{n:x12}");

    private static Listing Listing(int n) => new()
    {
        Key = new ListingKey(SourceName.Yelp, $"copy-{n}"),
        Title = $"Night {n}",
        Time = new EventTime(new EventMoment(new DateOnly(2027, 2, 3), null, null), null, null, false),
    };

    private static EventMember Member(Listing listing) => new(listing, "h", 1, ["first listing"]);

    private static EventMutation New(int n) => new(EventMerge.Merge(Id(n), "copy", 1, [Member(Listing(n))]), 0, [Member(Listing(n))], []);

    private static EventMutation Change(Listing listing, long expected, int n = 1) =>
        new(EventMerge.Merge(Id(n), "copy", expected + 1, [Member(listing)]), expected, [Member(listing)], []);
}
