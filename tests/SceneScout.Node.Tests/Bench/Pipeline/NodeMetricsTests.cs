using SceneScout.Lab.Bench.Pipeline;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Pipeline;

public sealed class NodeMetricsTests
{
    private const string Text =
        """
        # TYPE spawn_task_duration_seconds histogram
        spawn_task_duration_seconds_bucket{otel_scope_name="a",type="discovery",le="0.1"} 3 1700000000000
        spawn_task_duration_seconds_sum{otel_scope_name="a",type="discovery",source="yelp"} 1.5 1700000000000
        spawn_task_duration_seconds_sum{otel_scope_name="a",type="discovery",source="meetup"} 2.5 1700000000000
        spawn_task_duration_seconds_sum{otel_scope_name="a",type="processing"} 6
        odd{text="a \"quoted\", } brace"} 7
        plain 1e3
        no sample at all
        """;

    [Fact]
    public void Series_are_summed_by_a_label()
    {
        var by = NodeMetrics.Read(Text).By("spawn_task_duration_seconds_sum", "type");

        Assert.Equal([("discovery", 4.0), ("processing", 6.0)], by.Select(sum => (sum.Key, sum.Value)));
    }

    [Fact]
    public void A_name_is_summed_over_all_its_series()
    {
        var metrics = NodeMetrics.Read(Text);

        Assert.Equal(10, metrics.Sum("spawn_task_duration_seconds_sum"));
        Assert.Equal(7, metrics.Sum("odd"));
        Assert.Equal(1000, metrics.Sum("plain"));
        Assert.Equal(0, metrics.Sum("absent"));
    }
}
