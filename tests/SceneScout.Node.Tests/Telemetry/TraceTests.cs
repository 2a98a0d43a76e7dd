using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Telemetry;

/// <summary>Traces and what names them, on a node that exports them.</summary>
public sealed partial class TraceTests(TracedFixture fixture) : IClassFixture<TracedFixture>
{
    private const string Cause = "00f067aa0ba902b7";
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "SceneScout.Actors", "SceneScout.Actors.Steps", "SceneScout.Storage"];

    [Fact]
    public async Task A_discovery_that_is_asked_for_over_HTTP_is_one_trace_up_to_the_events_that_are_published()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listener(trace, spans);

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/discoveries", UriKind.Relative))
        {
            Content = JsonContent.Create(new { cities = new[] { "Berlin" }, sources = new[] { "yelp" } }),
        };
        request.Headers.Add("traceparent", $"00-{trace}-{Cause}-01");
        using var answer = await fixture.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);

        await NodeFixture.EventuallyAsync(() =>
        {
            var seen = spans.ToList();
            // What was asked, planned, queued, searched, kept, made of it, written and told.
            foreach (var name in (string[])["request discovery", "plan discovery", "task discovery", "run discovery", "task ingestion", "write events", "publish events"])
                Assert.Contains(seen, span => span.OperationName == name);
            Assert.Contains(seen, span => span.Source.Name == "Microsoft.AspNetCore" && span.ParentSpanId.ToHexString() == Cause);
            Assert.Contains(seen, span => Below(span, "run discovery", seen) && span.Source.Name == "System.Net.Http" && $"{span.GetTagItem("url.full")}".StartsWith($"{fixture.Simulator.BaseAddressOf("yelp")}", StringComparison.Ordinal));
            foreach (var actor in (string[])["area-yelp/", "spawn-controller"])
                Assert.Contains(seen, span => span.OperationName == "journal" && $"{span.GetTagItem("spawn.persistence.id")}".StartsWith(actor, StringComparison.Ordinal));
            Assert.Contains(seen, span => Below(span, "run discovery", seen) && span.Source.Name == "SceneScout.Storage");
            Assert.Contains(seen, span => Below(span, "run ingestion", seen) && span.Source.Name == "SceneScout.Storage");
            Assert.Contains(seen, span => Below(span, "task ingestion", seen) && span.OperationName == "publish events");
            // None hangs in the air.
            var known = seen.Select(span => span.SpanId.ToHexString()).Append(Cause).ToHashSet();
            Assert.Empty(seen.Where(span => !known.Contains(span.ParentSpanId.ToHexString())).Select(span => span.OperationName));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task An_event_to_a_thred_is_one_trace_with_the_steps_that_follow_from_it()
    {
        await PutPatternAsync("traced", """
            {"name": "Traced", "reactions": [
              {"name": "asked", "condition": {"type": "filter", "xpr": "$event.type = 'traced.ask'", "spawn": {"names": ["Traced child"], "type": "child", "input": "forward"}}},
              {"name": "told", "condition": {"type": "filter", "xpr": "$event.type = 'traced.tell'"}}]}
            """);
        await PutPatternAsync("traced_child", """
            {"name": "Traced child", "reactions": [
              {"name": "asked", "condition": {"type": "filter", "xpr": "$event.type = 'traced.ask' and $exists($event.thredId)"}},
              {"name": "more", "condition": {"type": "filter", "xpr": "$event.type = 'traced.more'"}}]}
            """);
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listener(trace, spans);

        var begun = await SendAsync(trace, """{"type": "traced.ask", "source": {"id": "ann"}}""");
        await SendAsync(trace, $$"""{"id": "traced-tell", "type": "traced.tell", "thredId": "{{begun}}", "source": {"id": "ann"} }""");

        await NodeFixture.EventuallyAsync(() =>
        {
            var seen = spans.ToList();
            var requests = seen.Where(span => span.Source.Name == "Microsoft.AspNetCore" && span.ParentSpanId.ToHexString() == Cause).Select(span => span.SpanId).ToHashSet();
            var steps = seen.Where(span => span.OperationName == "thred step").ToList();
            Assert.Equal(["traced", "traced", "traced_child"], steps.Select(span => $"{span.GetTagItem("spawn.thred.pattern")}").Order(StringComparer.Ordinal));
            Assert.Equal(2, steps.Count(span => $"{span.GetTagItem("spawn.thred.id")}" == begun));
            Assert.Contains(steps, span => $"{span.GetTagItem("spawn.thred.event")}" == "traced-tell");
            // None hangs in the air.
            Assert.All(steps, span => Assert.Contains(span.ParentSpanId, requests));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_latency_names_a_trace_that_took_so_long_where_metrics_are_asked_for_as_OpenMetrics()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        await NodeFixture.EventuallyAsync(async () =>
        {
            using (var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/events", UriKind.Relative)))
            {
                request.Headers.Add("traceparent", $"00-{trace}-{Cause}-01");
                using var answer = await fixture.Http.SendAsync(request);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }

            using var scrape = new HttpRequestMessage(HttpMethod.Get, new Uri("metrics", UriKind.Relative));
            scrape.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("application/openmetrics-text; version=1.0.0"));
            using var page = await fixture.Http.SendAsync(scrape);
            Assert.Equal("application/openmetrics-text", page.Content.Headers.ContentType!.MediaType);
            var lines = (await page.Content.ReadAsStringAsync()).Split('\n').Where(line => Exemplar().Match(line) is { Success: true } match && match.Groups[1].Value == trace).ToList();

            Assert.Contains(lines, line => line.StartsWith("http_server_request_duration_seconds_bucket", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.StartsWith("spawn_db_query_time_seconds_bucket", StringComparison.Ordinal));
        });
    }

    private static ActivityListener Listener(string trace, ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId.ToHexString() == trace)
                    spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private async Task PutPatternAsync(string id, string pattern)
    {
        using var answer = await fixture.Http.PutAsync(new Uri($"api/patterns/{id}", UriKind.Relative), new StringContent(pattern, Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    // Sends an event and says which thred took it.
    private async Task<string> SendAsync(string trace, string given)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/threds/events", UriKind.Relative)) { Content = new StringContent(given, Encoding.UTF8, "application/json") };
        request.Headers.Add("traceparent", $"00-{trace}-{Cause}-01");
        using var answer = await fixture.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["events"]![0]!["threds"]!.AsArray().Single()!;
    }

    private static bool Below(Activity span, string name, List<Activity> all)
    {
        for (var parent = span.ParentSpanId; all.Find(other => other.SpanId == parent) is { } found; parent = found.ParentSpanId)
            if (found.OperationName == name)
                return true;
        return false;
    }

    [GeneratedRegex("""# \{[^}]*trace_id="([0-9a-f]{32})""")]
    private static partial Regex Exemplar();
}

/// <summary>A node that exports what it measures; nobody takes it.</summary>
public sealed class TracedFixture : NodeFixture
{
    protected override IEnumerable<KeyValuePair<string, string>> Over => [new("telemetry.otlp", "http://127.0.0.1:9")];
}

/// <summary>A node that exports no traces.</summary>
[Collection(NodeCollection.Name)]
public sealed class UntracedTests(NodeFixture fixture)
{
    [Fact]
    public async Task Where_no_traces_are_kept_no_figure_names_one()
    {
        (await fixture.Http.GetAsync(new Uri("api/events", UriKind.Relative))).Dispose();
        using var scrape = new HttpRequestMessage(HttpMethod.Get, new Uri("metrics", UriKind.Relative));
        scrape.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("application/openmetrics-text; version=1.0.0"));
        using var page = await fixture.Http.SendAsync(scrape);

        var figures = await page.Content.ReadAsStringAsync();
        Assert.Equal("application/openmetrics-text", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("http_server_request_duration_seconds_bucket", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("trace_id", figures, StringComparison.Ordinal);
    }
}
