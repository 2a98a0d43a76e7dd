using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SceneScout.Client;
using SceneScout.Client.Events;
using SceneScout.Client.Streams;
using SceneScout.Client.Work;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Clients;

/// <summary>The .NET client against a real node.</summary>
[Collection(NodeCollection.Name)]
public sealed class ScoutClientTests(NodeFixture fixture) : IDisposable
{
    private static readonly DateTimeOffset Start = new(2031, 7, 4, 19, 0, 0, TimeSpan.Zero);
    private readonly HttpClient _http = new() { BaseAddress = fixture.Node.Address };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Events_that_were_sent_are_found_page_after_page_and_read_with_all_that_is_known()
    {
        var client = Client();
        var sent = Enumerable.Range(0, 5).Select(n => Event($"client-page-{n}", $"Clientele evening {n}", Start.AddDays(n))).ToList();

        var processed = await client.ProcessAsync("ticketmaster", sent, new ProcessSettings { BatchSize = 5 }, "key-of-the-client-test");
        var again = await client.ProcessAsync("ticketmaster", sent, new ProcessSettings { BatchSize = 5 }, "key-of-the-client-test");

        Assert.Equal((true, 5, 5), (processed.Success, processed.Summary.Total, processed.Results.Successful.Count));
        Assert.Equal(processed.Results.Successful.Select(result => result.EventId), again.Results.Successful.Select(result => result.EventId));
        await PublishAsync(processed);
        var found = await AllAsync(client.EventsAsync(new EventSearch { Text = "clientele", PageSize = 2, LocalFrom = new DateOnly(2031, 7, 4), LocalTo = new DateOnly(2031, 7, 7) }));
        Assert.Equal([0, 1, 2, 3], found.Select(e => int.Parse(e.Title[^1..], System.Globalization.CultureInfo.InvariantCulture)));
        var one = await client.EventAsync(found[0].Id);
        Assert.Equal((found[0].Title, "scheduled", new DateOnly(2031, 7, 4), "Berlin"), (one.Title, one.Status, one.Start.LocalDate, one.Venue!.City));
        Assert.Contains("kind", one.More!.Keys);
    }

    [Fact]
    public async Task A_stream_goes_on_where_it_was_when_its_connection_is_lost()
    {
        var client = Client();
        using var ended = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var before = await HeadAsync(client, ended.Token);
        await PublishAsync(await client.ProcessAsync("ticketmaster", [Event("client-stream-1", "Streaming evening first", Start)], cancellation: ended.Token));
        await PublishAsync(await client.ProcessAsync("ticketmaster", [Event("client-stream-2", "Streaming evening second", Start.AddDays(40))], cancellation: ended.Token));
        using var cutting = new CuttingHandler(2) { InnerHandler = new HttpClientHandler() };
        using var http = new HttpClient(cutting) { BaseAddress = fixture.Node.Address };

        var (seen, opened) = (new List<ScoutStreamItem.Changed>(), 0);
        await foreach (var item in Client(http).FollowAsync(new StreamSearch { Since = before }, ended.Token))
        {
            opened += item is ScoutStreamItem.Ready ? 1 : 0;
            if (item is ScoutStreamItem.Changed changed)
                seen.Add(changed);
            if (seen.Any(change => change.Change.Event?.Title == "Streaming evening second"))
                break;
        }

        Assert.True(opened > 1, $"opened {opened} times");
        Assert.Equal(seen.Select(change => change.Next).Distinct().Order(), seen.Select(change => change.Next));
        Assert.Contains(seen, change => change.Change.Event?.Title == "Streaming evening first");
    }

    [Fact]
    public async Task A_wrong_question_is_a_problem_that_names_the_field_and_is_not_asked_again()
    {
        using var counting = new CuttingHandler(int.MaxValue) { InnerHandler = new HttpClientHandler() };
        using var http = new HttpClient(counting) { BaseAddress = fixture.Node.Address };

        var problem = await Assert.ThrowsAsync<ScoutProblemException>(() => Client(http).EventPageAsync(new EventSearch { MinQuality = 7 }));

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_ERROR", "urn:scenescout:fault:validation-error", false), (problem.Status, problem.Code, problem.ProblemType, problem.IsRetryable));
        Assert.Contains("minQuality '7'", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, counting.Asked);
        var unknown = await Assert.ThrowsAsync<ScoutProblemException>(() => new ScoutClient(_http, new ScoutClientOptions { Token = "none-of-them" }).StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.Status);
    }

    [Fact]
    public async Task What_may_be_sent_again_is_and_no_sooner_than_the_server_asks()
    {
        using var refusing = new RefusingHandler(2, TimeSpan.FromSeconds(1));
        using var http = new HttpClient(refusing) { BaseAddress = new Uri("http://node.example") };
        var client = new ScoutClient(http, new ScoutClientOptions { Pause = TimeSpan.FromMilliseconds(1) });
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Empty((await client.EventPageAsync(new EventSearch())).Items);

        Assert.Equal(3, refusing.Asked);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1.9), $"{clock.Elapsed}");
        using var once = new RefusingHandler(2, TimeSpan.Zero) { Status = HttpStatusCode.ServiceUnavailable };
        using var other = new HttpClient(once) { BaseAddress = new Uri("http://node.example") };
        await Assert.ThrowsAsync<ScoutProblemException>(() => new ScoutClient(other).SpawnWorkerAsync("discovery"));
        Assert.Equal(1, once.Asked);
    }

    [Fact]
    public async Task A_discovery_is_followed_to_its_end_and_tasks_workers_and_status_are_read()
    {
        var client = Client();
        var begun = await client.BeginDiscoveryAsync(new DiscoveryOrder { Cities = ["Berlin"], Sources = ["yelp"] }, "key-of-a-client");

        var states = await AllAsync(client.FollowDiscoveryAsync(begun.Id));

        Assert.Equal(("done", true), (states[^1].Status, states[^1].IsEnded));
        var tasks = await AllAsync(client.TasksAsync(new TaskSearch { PageSize = 1 }));
        Assert.True(tasks.Count > 1);
        Assert.Equal("SUCCEEDED", (await client.TaskAsync(tasks.First(task => task.Status == "succeeded").TaskId)).Reason, ignoreCase: true);
        Assert.Contains(await client.WorkersAsync(), worker => worker.Type == "discovery");
        Assert.True((await client.StatusAsync()).Workers.Total >= 3);
        Assert.All(await AllAsync(client.DeadLettersAsync()), letter => Assert.NotEmpty(letter.Faults));
    }

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
            all.Add(item);
        return all;
    }

    // So far ahead and so bare, they wait for somebody to look at them.
    private async Task PublishAsync(ScoutProcessed processed)
    {
        foreach (var result in processed.Results.Successful)
        {
            using var answer = await fixture.Http.PostAsJsonAsync($"api/events/{result.EventId}/review", new { decision = "accept" });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task<long> HeadAsync(ScoutClient client, CancellationToken cancellation)
    {
        await foreach (var item in client.FollowAsync(new StreamSearch(), cancellation))
            return item.Next;
        throw new InvalidOperationException("The stream said nothing.");
    }

    private static JsonObject Event(string id, string title, DateTimeOffset start) => (JsonObject)JsonNode.Parse($$"""
        {"id": "{{id}}", "name": "{{title}}", "url": "https://www.ticketmaster.de/{{id}}", "dates": {"start": {"localDate": "{{start:yyyy-MM-dd}}", "localTime": "20:00:00"}, "timezone": "Europe/Berlin", "status": {"code": "onsale"} },
         "_embedded": {"venues": [{"id": "hall-{{id}}", "name": "Hall of {{id}}", "city": {"name": "Berlin"}, "country": {"countryCode": "DE"}, "location": {"latitude": "52.52", "longitude": "13.405"} }] } }
        """)!;

    private ScoutClient Client(HttpClient? http = null) => new(http ?? _http, new ScoutClientOptions { Token = NodeFixture.Admin, Pause = TimeSpan.FromMilliseconds(10), Operator = "client-tests" });

    // Cuts each stream after so many server-sent events.
    private sealed class CuttingHandler(int after) : DelegatingHandler
    {
        public int Asked { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
                return answer;
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
            var text = new System.Text.StringBuilder();
            for (var left = after; left > 0 && await reader.ReadLineAsync(cancellationToken) is { } line;)
            {
                text.Append(line).Append('\n');
                left -= line.Length == 0 ? 1 : 0;
            }

            answer.Content = new StringContent(text.ToString(), System.Text.Encoding.UTF8, "text/event-stream");
            return answer;
        }
    }

    private sealed class RefusingHandler(int times, TimeSpan wait) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        public HttpStatusCode Status { get; init; } = HttpStatusCode.TooManyRequests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Asked++ >= times)
                return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"events": []}""", System.Text.Encoding.UTF8, "application/json") });
            var refused = new HttpResponseMessage(Status) { Content = new StringContent("""{"code": "RATE_LIMIT_ERROR", "retryable": true}""") };
            refused.Headers.RetryAfter = new(wait);
            return Task.FromResult(refused);
        }
    }
}
