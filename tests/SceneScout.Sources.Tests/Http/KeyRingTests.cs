using System.Net;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Http;

public sealed class KeyRingTests
{
    private readonly FakeTimeProvider time = new(Json.Utc("2026-05-01T00:00:00Z"));

    [Fact]
    public async Task A_refused_key_is_set_aside_and_the_call_goes_on_with_the_next()
    {
        using var api = new FakeApi(request => request.Headers["Authorization"] == "Bearer first-key" ? FakeApi.Json("{}", HttpStatusCode.Unauthorized) : FakeApi.Json("""{"total":0,"events":[]}"""));
        using var set = Set(api, "first-key", "second-key");

        Assert.IsType<FetchResult.Page>(await Fetch(set));
        Assert.IsType<FetchResult.Page>(await Fetch(set));

        Assert.Equal(["Bearer first-key", "Bearer second-key", "Bearer second-key"], api.Requests.Select(request => request.Headers["Authorization"]));
        var refused = Assert.Single(set.Keys(SourceName.Yelp)!.States, state => state.Refusal is not null);
        Assert.Equal((ApiKey.IdOf("first-key"), 401), (refused.Id, refused.Refusal!.Status));
        Assert.Contains(api.Logs, line => line.Contains(ApiKey.IdOf("first-key"), StringComparison.Ordinal));
        Assert.All(api.Logs, line => Assert.DoesNotContain("first-key", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_all_keys_are_refused_the_source_is_not_called()
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}", HttpStatusCode.Unauthorized));
        using var set = Set(api, "first-key", "second-key");

        await Fetch(set);
        var failed = Assert.IsType<FetchResult.Failed>(await Fetch(set));

        Assert.Equal((2, FaultKind.Authentication), (api.Requests.Count, failed.Fault.Kind));
    }

    [Fact]
    public async Task A_refused_key_is_tried_again_after_its_time()
    {
        var works = false;
        using var api = new FakeApi(_ => works ? FakeApi.Json("""{"total":0,"events":[]}""") : FakeApi.Json("{}", HttpStatusCode.Forbidden));
        using var set = Set(api, "only-key");

        await Fetch(set);
        works = true;
        Assert.IsType<FetchResult.Failed>(await Fetch(set));
        time.Advance(TimeSpan.FromMinutes(15));

        Assert.IsType<FetchResult.Page>(await Fetch(set));
    }

    [Fact]
    public async Task Keys_are_replaced_while_the_source_runs()
    {
        using var api = new FakeApi(_ => FakeApi.Json("""{"total":0,"events":[]}"""));
        using var set = Set(api, "old-key");
        await Fetch(set);

        set.Keys(SourceName.Yelp)!.Replace(["new-key"]);
        await Fetch(set);
        set.Keys(SourceName.Yelp)!.Replace([]);

        Assert.Equal(["Bearer old-key", "Bearer new-key"], api.Requests.Select(request => request.Headers["Authorization"]));
        Assert.Null(set.Client(SourceName.Yelp));
    }

    [Fact]
    public void A_key_with_a_blank_is_refused_and_the_old_ones_stay()
    {
        var ring = new KeyRing(SourceName.Yelp, ["good-key"], time);

        var mistake = Assert.Throws<ArgumentException>(() => ring.Replace(["bad key"]));

        Assert.DoesNotContain("bad key", mistake.Message, StringComparison.Ordinal);
        Assert.Equal(ApiKey.IdOf("good-key"), Assert.Single(ring.Usable).Id);
    }

    [Fact]
    public async Task A_cursor_goes_on_under_another_key()
    {
        using var api = new FakeApi(request => FakeApi.Json($$"""{"total":200,"events":[{{string.Join(',', Enumerable.Range(int.Parse(request["offset"]!, System.Globalization.CultureInfo.InvariantCulture), 50).Select(id => $$"""{"id":"e{{id}}"}"""))}}]}"""));
        using var set = Set(api, "first-key");
        var page = Assert.IsType<FetchResult.Page>(await Fetch(set));
        set.Keys(SourceName.Yelp)!.Replace(["second-key"]);

        Assert.IsType<FetchResult.Page>(await set.Client(SourceName.Yelp)!.FetchAsync(FakeApi.Area(), page.NextCursor, CancellationToken.None));
        Assert.Equal("50", api.Requests.Last()["offset"]);
    }

    private static Task<FetchResult> Fetch(SourceSet set) => set.Client(SourceName.Yelp)!.FetchAsync(FakeApi.Area(), null, CancellationToken.None);

    private SourceSet Set(FakeApi api, params string[] keys) =>
        api.Set(SourceName.Yelp, options => options with { ApiKey = keys[0], ApiKeys = keys[1..], CallsPerSecond = 100_000 }, time: time);
}
