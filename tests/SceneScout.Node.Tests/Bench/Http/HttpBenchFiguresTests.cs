using SceneScout.Lab.Bench.Http;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Http;

public sealed class HttpBenchFiguresTests
{
    private static readonly HttpBenchReport Good = new()
    {
        Events = 1_000_000, NearQueries = 6000, NearQueriesPerSecond = 200, NearQueriesFailed = 0, NearQueryBytes = 1,
        NearQueryMedianMilliseconds = 10, NearQueryP95Milliseconds = 20, NearQueryP99Milliseconds = 50,
        StatementMedianMilliseconds = 5, StatementP95Milliseconds = 6, StatementP99Milliseconds = 7, StatementsFailed = 0, NearQueryOverStatementMilliseconds = 5,
        StreamClients = 2000, StreamSeconds = 30, StreamSent = 1500, StreamEvents = 1500, StreamEventsPerSecond = 50, StreamReceived = 3_000_000, StreamLost = 0, StreamRepeated = 0,
        StreamOutOfOrder = 0, StreamsEnded = 0, StreamDelayMedianMilliseconds = 100, StreamDelayP95Milliseconds = 200, StreamDelayP99Milliseconds = 300,
        StreamDelayMostMilliseconds = 400, StreamNodeCpuShare = 1, StartsSeconds = [3], StartSeconds = 3, IdleMemoryBytes = 250_000_000, IdleCpuShare = 0.01,
        Misses = [], Store = "PostgreSQL", Machine = "2 processors",
    };

    [Fact]
    public void Figures_at_their_bounds_miss_nothing()
    {
        Assert.Empty(HttpBenchFigures.Misses(Good));
        Assert.True(HttpBenchFigures.IsWhole(Good));
    }

    [Fact]
    public void What_is_slow_is_named_and_the_run_is_whole()
    {
        var slow = Good with { NearQueryP99Milliseconds = 50.01, StartSeconds = 4.25 };

        Assert.Equal<string>(["near query, 99 of 100: 50.01 ms instead of 50", "start to ready: 4.25 s instead of 3"], HttpBenchFigures.Misses(slow));
        Assert.True(HttpBenchFigures.IsWhole(slow));
    }

    [Fact]
    public void A_pipeline_that_stands_still_is_no_stream_without_losses()
    {
        var still = Good with { StreamEvents = 0, StreamReceived = 0 };

        Assert.Equal<string>(["events that were sent and did not come to the feed: 1500 instead of 0"], HttpBenchFigures.Misses(still));
        Assert.False(HttpBenchFigures.IsWhole(still));
    }

    [Fact]
    public void What_was_lost_is_named_and_the_run_is_not_whole()
    {
        var lossy = Good with { StreamLost = 2 };

        Assert.Equal<string>(["events of the stream that were lost: 2 instead of 0"], HttpBenchFigures.Misses(lossy));
        Assert.False(HttpBenchFigures.IsWhole(lossy));
    }

    [Fact]
    public void Parts_that_were_left_out_miss_nothing_and_have_no_lines()
    {
        var queries = new HttpBenchReport { NearQueries = 6000, NearQueriesFailed = 0, NearQueryP99Milliseconds = 60, Events = 5, Misses = [], Machine = "2 processors" };

        Assert.Equal<string>(["near query, 99 of 100: 60 ms instead of 50"], HttpBenchFigures.Misses(queries));
        Assert.True(HttpBenchFigures.IsWhole(queries));
        Assert.DoesNotContain(HttpBenchLines.Of(queries), line => line.StartsWith("Stream", StringComparison.Ordinal) || line.StartsWith("Start", StringComparison.Ordinal));
        Assert.DoesNotContain(HttpBenchLines.Of(new HttpBenchReport { StartsSeconds = [3], Misses = [], Machine = "" }), line => line.StartsWith("Near", StringComparison.Ordinal));
    }
}
