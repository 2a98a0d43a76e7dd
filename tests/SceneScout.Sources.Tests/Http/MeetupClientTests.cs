using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Http;

public sealed class MeetupClientTests
{
    [Fact]
    public async Task Pages_are_read_until_there_is_no_next_one_whatever_the_total()
    {
        using var api = new FakeApi(request => FakeApi.Json(request.Body.Contains("\"after\":\"c1\"", StringComparison.Ordinal) ? Page("2", false, "c2") : Page("1", true, "c1")));
        using var set = api.Set(SourceName.Meetup);

        var pages = await FakeApi.ReadAll(set.Client(SourceName.Meetup)!, FakeApi.Area());

        Assert.Equal(["1", "2"], pages.SelectMany(page => page.Listings).Select(listing => listing.Key.ExternalId));
        var first = api.Requests.First();
        Assert.Equal(("POST", "/meetup/gql-ext", "Bearer " + FakeApi.Key), (first.Method, first.Uri.AbsolutePath, first.Headers["Authorization"]));
        Assert.Contains("\"startDateRange\":\"2026-05-01T00:00:00Z\"", first.Body, StringComparison.Ordinal);
        Assert.Contains("\"radius\":12.427", first.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c1", "c1")]
    [InlineData("c1", "c2")]
    public async Task A_server_that_repeats_itself_does_not_keep_the_search_going(string first, string second)
    {
        using var api = new FakeApi(request => FakeApi.Json(Page("1", true, request.Body.Contains("\"after\"", StringComparison.Ordinal) ? second : first)));
        using var set = api.Set(SourceName.Meetup);

        await FakeApi.ReadAll(set.Client(SourceName.Meetup)!, FakeApi.Area());

        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_rate_limit_in_an_answer_of_status_200_says_how_long_to_wait()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Json.Utc("2026-05-01T00:00:00Z"));
        using var api = new FakeApi(_ => FakeApi.Json("""{"errors":[{"message":"Too many requests","extensions":{"code":"RATE_LIMITED","resetAt":"2026-05-01T00:00:42Z"}}]}"""));
        using var set = api.Set(SourceName.Meetup, time: time);

        var fault = await Fault(set);

        Assert.Equal((FaultKind.RateLimited, TimeSpan.FromSeconds(42)), (fault.Kind, fault.RetryAfter));
    }

    [Fact]
    public async Task A_refused_query_is_not_tried_again()
    {
        using var api = new FakeApi(_ => FakeApi.Json("""{"errors":[{"message":"Invalid input for enum","extensions":{"classification":"ValidationError"}}]}"""));
        using var set = api.Set(SourceName.Meetup, options => options with { Retries = 3 });

        var fault = await Fault(set);

        Assert.Equal((FaultKind.ExternalApi, false, 1), (fault.Kind, fault.Traits.Retryable, api.Requests.Count));
    }

    private static async Task<SpawnFault> Fault(SourceSet set) =>
        Assert.IsType<FetchResult.Failed>(await set.Client(SourceName.Meetup)!.FetchAsync(FakeApi.Area(), null, CancellationToken.None)).Fault;

    private static string Page(string id, bool more, string end) =>
        $$$$"""{"data":{"recommendedEvents":{"totalCount":1,"pageInfo":{"hasNextPage":{{{{(more ? "true" : "false")}}}},"endCursor":"{{{{end}}}}"},"edges":[{"node":{"id":"{{{{id}}}}","title":"T","dateTime":"2026-05-10T19:00:00-04:00"}}]}}}""";
}
