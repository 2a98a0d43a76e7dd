using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Feed;
using SceneScout.Domain.Feed;
using SceneScout.Node.Http.Live;
using Xunit;

namespace SceneScout.Node.Tests.Http.Live;

public sealed class LiveFeedTests
{
    private readonly FeedSignal _signal = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<long> _reads = [];
    private long _head;

    [Fact]
    public async Task Many_at_one_place_read_once()
    {
        _head = 3;
        var feed = new LiveFeed(ReadAsync, _signal, _time);

        var pages = await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => feed.ReadAsync(0)));

        Assert.All(pages, page => Assert.Equal([1, 2, 3], page.Page.Changes.Select(c => c.Seq)));
        Assert.Equal([0], _reads);
    }

    [Fact]
    public async Task That_there_is_nothing_holds_until_somebody_is_woken()
    {
        var feed = new LiveFeed(ReadAsync, _signal, _time);
        var (nothing, more) = await feed.ReadAsync(0);
        await feed.ReadAsync(0);
        Assert.Empty(nothing.Changes);
        Assert.Equal([0], _reads);

        _head = 1;
        _signal.Pulse();
        await more;

        Assert.Equal([1], (await feed.ReadAsync(0)).Page.Changes.Select(c => c.Seq));
        Assert.Equal([0, 0], _reads);
    }

    [Fact]
    public async Task A_failed_read_is_nobody_elses()
    {
        var fails = true;
        var feed = new LiveFeed(after => fails ? Task.FromException<LivePage>(new TimeoutException()) : ReadAsync(after), _signal, _time);
        await Assert.ThrowsAsync<TimeoutException>(() => feed.ReadAsync(0));

        fails = false;
        Assert.Empty((await feed.ReadAsync(0)).Page.Changes);
    }

    [Fact]
    public async Task Events_as_they_were_are_given_out_for_seconds_only()
    {
        _head = 3;
        var feed = new LiveFeed(ReadAsync, _signal, _time);
        await feed.ReadAsync(0);
        _time.Advance(TimeSpan.FromSeconds(4));
        await feed.ReadAsync(0);
        Assert.Equal([0], _reads);

        _time.Advance(TimeSpan.FromSeconds(1));
        await feed.ReadAsync(0);

        Assert.Equal([0, 0], _reads);
    }

    [Fact]
    public async Task Pages_that_nobody_stands_at_are_forgotten()
    {
        _head = 1000;
        var feed = new LiveFeed(ReadAsync, _signal, _time);
        for (var at = 0; at < 500; at++)
            await feed.ReadAsync(at);
        _reads.Clear();

        await feed.ReadAsync(499);
        await feed.ReadAsync(0);

        Assert.Equal([0], _reads);
    }

    private Task<LivePage> ReadAsync(long after)
    {
        _reads.Add(after);
        var changes = Enumerable.Range((int)after + 1, (int)Math.Min(10, _head - after)).Select(n => new LiveChange(n, EventChangeKind.Created, Guid.Empty, null, "{}")).ToList();
        return Task.FromResult(new LivePage(changes, after + changes.Count, false));
    }
}
