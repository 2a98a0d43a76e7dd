using SceneScout.Lab.Bench.Pipeline.Floor;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Pipeline;

public sealed class TableOrderTests
{
    [Fact]
    public void A_table_comes_after_those_that_it_refers_to()
    {
        var steps = TableOrder.Of(["images", "events", "log", "sources"], [("images", "events"), ("log", "images"), ("log", "events"), ("events", "events"), ("sources", "elsewhere")]);

        Assert.Equal(["events sources", "images", "log"], steps.Select(step => string.Join(' ', step)));
    }

    [Fact]
    public void A_circle_is_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => TableOrder.Of(["a", "b"], [("a", "b"), ("b", "a")]));

        Assert.Contains("a, b", refused.Message, StringComparison.Ordinal);
    }
}
