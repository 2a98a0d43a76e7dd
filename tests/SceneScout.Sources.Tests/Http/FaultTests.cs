using System.Buffers;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Tests.Http;

public sealed class FaultTests
{
    private static readonly DateTimeOffset Now = Json.Utc("2026-05-01T00:00:00Z");

    /// <summary>Source, header, its value, body, seconds to wait.</summary>
    public static TheoryData<string, string, string, string, int> RateLimits => new()
    {
        { "ticketmaster", "Rate-Limit-Reset", Now.AddHours(2).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), """{"fault":{"faultstring":"Identifier : PLANTED-key_0123456789abcdef","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}}""", 7200 },
        { "ticketmaster", "Rate-Limit-Over", "1", """{"fault":{"detail":{"errorcode":"policies.ratelimit.SpikeArrestViolation"}}}""", 1 },
        { "yelp", "RateLimit-ResetTime", "2026-05-01T00:10:00+00:00", """{"error":{"code":"ACCESS_LIMIT_REACHED"}}""", 600 },
        { "yelp", "RateLimit-ResetTime", "2026-05-02T00:00:00+00:00", """{"error":{"code":"TOO_MANY_REQUESTS_PER_SECOND"}}""", 1 },
        { "eventbrite", "x-rate-limit", "token:PLANTED-key_0123456789abcdef 2000/2000 reset=3530s, key:ABC 22/2000 reset=3599s", """{"error":"HIT_RATE_LIMIT"}""", 3530 },
        // Calls are left: it is not the long limit that was exceeded.
        { "ticketmaster", "Rate-Limit-Available", "4990", """{"fault":{"detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}}""", 1 },
        { "yelp", "RateLimit-Remaining", "12", """{"error":{"code":"SOMETHING_NEW"}}""", 1 },
        { "eventbrite", "x-rate-limit", "token:PLANTED-key_0123456789abcdef 22/2000 reset=3530s", """{"error":"HIT_RATE_LIMIT"}""", 5 },
        { "meetup", "X-None", "1", """{"errors":[{"code":"RATE_LIMITED","resetAt":"2026-05-01T00:01:00Z"}]}""", 60 },
        { "googleplaces", "Retry-After", "17", """{"error":{"code":429,"status":"RESOURCE_EXHAUSTED"}}""", 17 },
    };

    [Theory]
    [MemberData(nameof(RateLimits))]
    public async Task Too_many_calls_is_a_rate_limit_with_the_servers_own_wait_and_no_retry(string source, string header, string value, string body, int seconds)
    {
        using var api = new FakeApi(_ =>
        {
            var response = FakeApi.Json(body, HttpStatusCode.TooManyRequests);
            response.Headers.TryAddWithoutValidation(header, value);
            return response;
        });
        using var set = Set(api, source, new FakeTimeProvider(Now));

        var fault = await Fault(set, source);

        Assert.Equal((FaultKind.RateLimited, 429, TimeSpan.FromSeconds(seconds), source), (fault.Kind, fault.Status, fault.RetryAfter, fault.Source));
        Assert.Equal((1L, 1L), set.Calls.Snapshot()[source]);
        AssertNoSecret(api, fault);
    }

    [Theory]
    [InlineData("ticketmaster", 401, """{"fault":{"faultstring":"Invalid ApiKey PLANTED-key_0123456789abcdef","detail":{"errorcode":"oauth.v2.InvalidApiKey"}}}""")]
    [InlineData("yelp", 400, """{"error":{"code":"VALIDATION_ERROR","description":"'bearer: PLANTED-key_0123456789abcdef' does not match","field":"Authorization","instance":"bearer: PLANTED-key_0123456789abcdef"}}""")]
    [InlineData("yelp", 403, "{}")]
    [InlineData("eventbrite", 400, """{"error":"INVALID_AUTH"}""")]
    [InlineData("googleplaces", 400, """{"error":{"status":"INVALID_ARGUMENT","message":"API key not valid."}}""")]
    [InlineData("meetup", 401, "<html>no</html>")]
    public async Task A_refused_key_is_an_authentication_fault(string source, int status, string body)
    {
        using var api = new FakeApi(_ => FakeApi.Json(body, (HttpStatusCode)status));
        using var set = Set(api, source);

        var fault = await Fault(set, source);

        Assert.Equal((FaultKind.Authentication, status, 1), (fault.Kind, fault.Status, api.Requests.Count));
        AssertNoSecret(api, fault);
    }

    [Theory]
    [InlineData(500, 3)]
    [InlineData(503, 3)]
    [InlineData(408, 3)]
    [InlineData(400, 1)]
    [InlineData(404, 1)]
    [InlineData(429, 1)]
    public async Task Only_what_may_pass_is_tried_again(int status, int calls)
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}", (HttpStatusCode)status));
        using var set = Set(api, "ticketmaster");

        var fault = await Fault(set, "ticketmaster");

        Assert.Equal((calls, status), (api.Requests.Count, fault.Status));
        Assert.Equal(calls, set.Calls.Snapshot()["ticketmaster"].Calls);
    }

    [Fact]
    public async Task A_fault_that_passes_is_not_seen()
    {
        var calls = 0;
        using var api = new FakeApi(_ => Interlocked.Increment(ref calls) < 3 ? throw new HttpRequestException("reset") : FakeApi.Json("{}"));
        using var set = Set(api, "ticketmaster");

        Assert.IsType<FetchResult.Page>(await set.Client(SourceName.Ticketmaster)!.FetchAsync(FakeApi.Area(), null, CancellationToken.None));
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task No_connection_is_a_fault_without_status_and_without_the_key()
    {
        using var api = new FakeApi(request => throw new HttpRequestException($"Refused: {request.Uri}"));
        using var set = Set(api, "ticketmaster");

        var fault = await Fault(set, "ticketmaster");

        Assert.Equal((FaultKind.ExternalApi, null, true), (fault.Kind, fault.Status, fault.Traits.Retryable));
        AssertNoSecret(api, fault);
    }

    [Theory]
    [InlineData("<html>PLANTED-key_0123456789abcdef</html>")]
    [InlineData("")]
    [InlineData("{\"half\":")]
    public async Task An_answer_that_is_no_json_is_a_fault(string body)
    {
        using var api = new FakeApi(_ => FakeApi.Json(body));
        using var set = Set(api, "yelp");

        var fault = await Fault(set, "yelp");

        Assert.Equal((FaultKind.ExternalApi, 200), (fault.Kind, fault.Status));
        AssertNoSecret(api, fault);
    }

    [Fact]
    public async Task Json_under_another_content_type_is_read()
    {
        using var api = new FakeApi(_ => new HttpResponseMessage { Content = new StringContent("""{"total":0,"events":[]}""", System.Text.Encoding.UTF8, "text/plain") });
        using var set = Set(api, "yelp");

        Assert.IsType<FetchResult.Page>(await set.Client(SourceName.Yelp)!.FetchAsync(FakeApi.Area(), null, CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_above_the_limit_is_a_fault()
    {
        using var api = new FakeApi(_ => new HttpResponseMessage { Content = new ByteArrayContent(new byte[SourceHttp.LargestAnswer + 1]) });
        using var set = Set(api, "yelp");

        Assert.Contains("16 MB", (await Fault(set, "yelp")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(64 * 1024)]
    [InlineData(1_000_003)]
    public async Task An_answer_that_does_not_say_how_long_it_is_is_read_whole(int blanks)
    {
        using var api = new FakeApi(_ => Unannounced($$"""{"total":0,{{new string(' ', blanks)}}"events":[]}"""));
        using var set = Set(api, "yelp");

        Assert.IsType<FetchResult.Page>(await set.Client(SourceName.Yelp)!.FetchAsync(FakeApi.Area(), null, CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_that_does_not_say_that_it_is_above_the_limit_is_a_fault()
    {
        using var api = new FakeApi(_ => Unannounced(new string(' ', SourceHttp.LargestAnswer + 1)));
        using var set = Set(api, "yelp");

        Assert.Contains("16 MB", (await Fault(set, "yelp")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_again_and_again_is_left_alone()
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}", HttpStatusCode.InternalServerError));
        using var set = api.Set(SourceName.Yelp, options => options with { CircuitBreaker = CircuitBreakerOptions.Default with { FailureThreshold = 2 } });

        await Fault(set, "yelp");
        await Fault(set, "yelp");
        var fault = await Fault(set, "yelp");

        Assert.Equal(2, api.Requests.Count);
        Assert.Equal((FaultKind.ExternalApi, true), (fault.Kind, fault.Traits.Retryable));
    }

    [Fact]
    public async Task Cancelling_throws_and_is_no_fault()
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}"));
        using var set = Set(api, "yelp");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => set.Client(SourceName.Yelp)!.FetchAsync(FakeApi.Area(), null, new CancellationToken(true)));
    }

    [Theory]
    [InlineData("ticketmaster", "garbage")]
    [InlineData("ticketmaster", """{"w":[[1,2,3]]}""")]
    [InlineData("ticketmaster", """{"w":[[1e300,2,3,4,5]]}""")]
    [InlineData("yelp", """{"w":[[1]]}""")]
    [InlineData("yelp", """{"w":null}""")]
    [InlineData("eventbrite", """{"k":99}""")]
    [InlineData("googleplaces", """{"t":[null]}""")]
    [InlineData("meetup", """{"p":-1}""")]
    public async Task A_cursor_of_somebody_else_is_refused(string source, string cursor)
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}"));
        using var set = Set(api, source);

        var failed = Assert.IsType<FetchResult.Failed>(await set.Client(new SourceName(source))!.FetchAsync(FakeApi.Area(), cursor, CancellationToken.None));

        Assert.Equal((FaultKind.Validation, 0), (failed.Fault.Kind, api.Requests.Count));
    }

    [Fact]
    public async Task A_query_that_cannot_be_is_refused_with_its_values()
    {
        using var api = new FakeApi(_ => FakeApi.Json("{}"));
        using var set = Set(api, "yelp");

        var failed = Assert.IsType<FetchResult.Failed>(await set.Client(SourceName.Yelp)!.FetchAsync(FakeApi.Area(double.NaN), null, CancellationToken.None));

        Assert.Contains("'NaN'", failed.Fault.Message, StringComparison.Ordinal);
    }

    private static SourceSet Set(FakeApi api, string source, TimeProvider? time = null) => api.Set(
        new SourceName(source),
        options => options with { Retries = 2, Seeds = new Dictionary<string, IReadOnlyList<string>> { ["organizers"] = ["7"] } },
        time: time);

    private static HttpResponseMessage Unannounced(string body)
    {
        var pipe = new System.IO.Pipelines.Pipe(new System.IO.Pipelines.PipeOptions(pauseWriterThreshold: 0));
        pipe.Writer.Write(System.Text.Encoding.UTF8.GetBytes(body));
        pipe.Writer.Complete();
        return new HttpResponseMessage { Content = new StreamContent(pipe.Reader.AsStream()) };
    }

    private static async Task<SpawnFault> Fault(SourceSet set, string source) =>
        Assert.IsType<FetchResult.Failed>(await set.Client(new SourceName(source))!.FetchAsync(FakeApi.Area(), null, CancellationToken.None)).Fault;

    private static void AssertNoSecret(FakeApi api, SpawnFault fault)
    {
        Assert.DoesNotContain(FakeApi.Key, fault.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(api.Logs);
        Assert.All(api.Logs, line => Assert.DoesNotContain(FakeApi.Key, line, StringComparison.Ordinal));
    }
}
