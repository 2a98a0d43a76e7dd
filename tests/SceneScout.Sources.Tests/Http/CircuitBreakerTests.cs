using System.Net;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Http;

public sealed class CircuitBreakerTests
{
    private static readonly CircuitBreakerOptions Breaker = new(true, 3, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60));

    [Fact]
    public async Task By_default_ten_failures_in_a_row_open_it_for_fifteen_seconds()
    {
        var time = new FakeTimeProvider();
        using var api = new FakeApi(_ => FakeApi.Json("{}", HttpStatusCode.BadGateway));
        using var set = api.Set(SourceName.Yelp, time: time);

        await FetchAsync(set, 12);
        Assert.Equal(10, api.Requests.Count);
        time.Advance(TimeSpan.FromSeconds(14.9));
        await FetchAsync(set, 1);
        Assert.Equal(10, api.Requests.Count);
        time.Advance(TimeSpan.FromSeconds(0.2));
        await FetchAsync(set, 1);
        Assert.Equal(11, api.Requests.Count);
    }

    [Fact]
    public async Task It_stays_open_for_its_timeout_and_one_good_call_closes_it()
    {
        var time = new FakeTimeProvider();
        var status = HttpStatusCode.BadGateway;
        using var api = new FakeApi(_ => FakeApi.Json("""{"total":0,"events":[]}""", status));
        using var set = api.Set(SourceName.Yelp, options => options with { CircuitBreaker = Breaker }, time: time);

        await FetchAsync(set, 5);
        Assert.Equal(3, api.Requests.Count);
        time.Advance(Breaker.Timeout + TimeSpan.FromSeconds(1));
        status = HttpStatusCode.OK;
        await FetchAsync(set, 4);

        Assert.Equal(7, api.Requests.Count);
    }

    [Fact]
    public async Task Failures_of_an_earlier_period_do_not_count()
    {
        var time = new FakeTimeProvider();
        using var api = new FakeApi(_ => FakeApi.Json("{}", HttpStatusCode.BadGateway));
        using var set = api.Set(SourceName.Yelp, options => options with { CircuitBreaker = Breaker }, time: time);

        await FetchAsync(set, 2);
        time.Advance(Breaker.MonitoringPeriod * 2);
        await FetchAsync(set, 2);

        Assert.Equal(4, api.Requests.Count);
    }

    [Fact]
    public async Task Switched_off_every_call_is_made()
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}", HttpStatusCode.BadGateway));
        using var set = api.Set(SourceName.Yelp, options => options with { CircuitBreaker = Breaker with { Enabled = false } });

        await FetchAsync(set, 20);

        Assert.Equal(20, api.Requests.Count);
    }

    [Theory]
    [InlineData(1, 15_000, 30_000, "failure threshold '1': 2 to 1000")]
    [InlineData(10, 100, 30_000, "timeout '00:00:00.1000000': 500 ms to 1 day")]
    [InlineData(10, 15_000, 172_800_000, "monitoring period '2.00:00:00': 500 ms to 1 day")]
    public void What_it_cannot_keep_is_refused_by_name(int threshold, int timeout, int period, string reason)
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}"));
        var breaker = new CircuitBreakerOptions(true, threshold, TimeSpan.FromMilliseconds(timeout), TimeSpan.FromMilliseconds(period));

        var refused = Assert.Throws<ArgumentException>(() => api.Set(SourceName.Yelp, options => options with { CircuitBreaker = breaker }));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static async Task FetchAsync(SourceSet set, int times)
    {
        for (var call = 0; call < times; call++)
            await set.Client(SourceName.Yelp)!.FetchAsync(FakeApi.Area(), null, CancellationToken.None);
    }
}
