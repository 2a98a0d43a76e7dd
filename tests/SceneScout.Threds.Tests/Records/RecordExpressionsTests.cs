using System.Text.Json.Nodes;
using SceneScout.Threds.Model;
using SceneScout.Threds.Records;

namespace SceneScout.Threds.Tests.Records;

public sealed class RecordExpressionsTests
{
    [Fact]
    public void An_expression_is_read_once_however_many_records_it_is_held_against()
    {
        var first = RecordExpressions.Of(JsonValue.Create("^once$"));

        Assert.Same(first, RecordExpressions.Of(JsonValue.Create("^once$")));
        Assert.True(RecordExpressions.Fits("ONCE", JsonValue.Create("^once$")));
        Assert.False(RecordExpressions.Fits("twice", JsonValue.Create("^once$")));
    }

    [Fact]
    public void No_more_expressions_are_kept_than_may()
    {
        for (var i = 0; i < RecordExpressions.MostKept * 2; i++)
            Assert.True(RecordExpressions.Fits($"bounded {i}", JsonValue.Create($"bounded {i}$")));

        Assert.InRange(RecordExpressions.Count, 1, RecordExpressions.MostKept);
    }

    [Theory]
    [InlineData("\"(?<=a)b\"")]
    [InlineData("\"(a)\\\\1\"")]
    [InlineData("\"(\"")]
    [InlineData("[]")]
    [InlineData("null")]
    public void What_is_no_expression_is_refused_with_what_is_accepted(string given)
    {
        var refused = Assert.Throws<ThredFaultException>(() => RecordExpressions.Fits("text", JsonNode.Parse(given)));

        Assert.Contains("params.matcher $re", refused.Message, StringComparison.Ordinal);
        Assert.Contains("give a regular expression", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_is_too_long_is_refused() =>
        Assert.Throws<ThredFaultException>(() => RecordExpressions.Fits("text", JsonValue.Create(new string('a', 501))));
}
