using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Tests.Http;

public sealed class PipelineTests
{
    [Fact]
    public async Task Calls_are_paced()
    {
        var time = new FakeTimeProvider();
        using var api = new FakeApi(_ => FakeApi.Json("""{"total":0,"events":[]}"""));
        using var set = api.Set(SourceName.Yelp, options => options with { CallsPerSecond = 2 }, time: time);

        await Fetch(set);
        var second = Fetch(set);

        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.IsType<FetchResult.Page>(await second);
    }

    [Fact]
    public async Task A_call_that_hangs_is_a_fault_after_the_timeout()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var api = new HangingApi(asked);
        using var set = SourceSet.Create(
            new Dictionary<SourceName, SourceOptions> { [SourceName.Yelp] = new() { BaseAddress = new Uri("http://127.0.0.1:9/"), ApiKey = FakeApi.Key, Retries = 0, Timeout = TimeSpan.FromSeconds(5) } },
            time, null, new CallTuning(), _ => api);

        var call = Fetch(set);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(5));

        var fault = Assert.IsType<FetchResult.Failed>(await call).Fault;
        Assert.Equal((FaultKind.ExternalApi, null, "yelp did not answer within 5 s."), (fault.Kind, fault.Status, fault.Message));
        Assert.Equal((1L, 0L), set.Calls.Snapshot()["yelp"]);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var api = new FakeApi(_ => new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri("http://elsewhere.example/") } });
        using var set = api.Set(SourceName.Yelp);

        var fault = Assert.IsType<FetchResult.Failed>(await Fetch(set)).Fault;

        Assert.Equal((302, 1), (fault.Status, api.Requests.Count));
    }

    [Fact]
    public async Task Every_call_is_measured_by_source_and_status()
    {
        // Meters are process-wide: a status that no other test uses tells this test's calls.
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, owner) =>
            {
                if (instrument.Meter.Name == SourceInstruments.MeterName)
                    owner.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add(Line(instrument, tags)));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Add(Line(instrument, tags)));
        listener.Start();
        using var api = new FakeApi(_ => FakeApi.Json("{}", (HttpStatusCode)418));
        using var set = api.Set(SourceName.Yelp);

        await Fetch(set);

        Assert.Equal(["spawn.api.calls source=yelp status=418", "spawn.api.response_time source=yelp status=418"], seen.Where(line => line.EndsWith("418", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static string Line(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var line = instrument.Name;
        foreach (var tag in tags)
            line += $" {tag.Key}={tag.Value}";
        return line;
    }

    private static Task<FetchResult> Fetch(SourceSet set) => set.Client(SourceName.Yelp)!.FetchAsync(FakeApi.Area(), null, CancellationToken.None);

    private sealed class HangingApi(TaskCompletionSource asked) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.TrySetResult();
            await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
