namespace SceneScout.Lab.Bench.Jsonata;

/// <summary>An expression that is measured, and the JSON that it is evaluated for.</summary>
public sealed record BenchExpression(string Name, string Expression, string Input)
{
    private const int Items = 50;

    private const string Event = """
        {"type":"inbound.event0","id":"a1","source":"s","time":"2026-01-01T00:00:00Z",
         "data":{"title":"Hello","content":{"kind":"x","values":{"a":1,"n":5,"m":"q"}}}}
        """;

    /// <summary>A filter, a template and an aggregation.</summary>
    public static IReadOnlyList<BenchExpression> All { get; } =
    [
        new("filter", """type = "inbound.event0" and data.content.values.n > 3""", Event),
        new("template", """{"title": "Hello " & data.title, "n": data.content.values.n + 1}""", Event),
        new("sum", "$sum(items.(price * quantity))", Lines()),
    ];

    private static string Lines() =>
        $$"""{"items":[{{string.Join(",", Enumerable.Range(0, Items).Select(i => $$"""{"price":{{i}}.25,"quantity":{{i % 7}},"name":"item{{i}}"}"""))}}]}""";
}
