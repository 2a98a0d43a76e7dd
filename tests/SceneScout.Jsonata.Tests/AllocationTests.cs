namespace SceneScout.Jsonata.Tests;

public class AllocationTests
{
    private const string Event = """
        {"type":"inbound.event0","id":"17","data":{"title":"Hello","content":{"values":{"n":5,"text":"a\u0062c"}}},
         "items":[{"price":1,"name":"x"},{"price":9,"name":"y"}]}
        """;

    [Theory]
    [InlineData("type = \"inbound.event0\" and data.content.values.n > 3", "true")]
    [InlineData("data.content.values.text = 'abc' or missing.path", "true")]
    [InlineData("data.content.values.n in [1]", "false", true)]
    [InlineData("data.content.values.n", "5")]
    [InlineData("items[price > 5].name = 'y'", "true")]
    [InlineData("items[0].price < items[-1].price ? data.title : id", "\"Hello\"")]
    [InlineData("(data.content).values.n * 2 + 1", "11")]
    public void A_filter_on_a_path_allocates_nothing(string expression, string expected, bool allocates = false)
    {
        var parsed = JsonataExpression.Parse(expression);
        var input = Check.Input(Event);
        for (var i = 0; i < 100; i++)
            parsed.Evaluate(input);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            parsed.Evaluate(input);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(allocates, allocated > 0);
        Assert.Equal(expected, parsed.Evaluate(input).ToJsonString());
    }

    [Fact]
    public void What_is_not_touched_is_not_copied()
    {
        var input = Check.Input(Event);

        var result = JsonataExpression.Parse("data").Evaluate(input);

        Assert.True(result.ToJsonElement().TryGetProperty("title", out _));
        Assert.Equal(input.ToJsonElement().GetProperty("data").GetRawText(), result.ToJsonElement().GetRawText());
    }
}
