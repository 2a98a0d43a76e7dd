using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SceneScout.Jsonata;

namespace SceneScout.Benchmarks;

/// <summary>Expressions of the kinds that patterns of events use: a filter, a template, an aggregation; and parsing.</summary>
[MemoryDiagnoser]
public class JsonataBenchmarks
{
    private const string FilterText = """type = "inbound.event0" and data.content.values.n > 3""";
    private const string Event = """{"type":"inbound.event0","id":"a1","data":{"title":"Hello","content":{"kind":"x","values":{"a":1,"n":5,"m":"q"}}}}""";

    private readonly JsonataExpression _filter = JsonataExpression.Parse(FilterText);
    private readonly JsonataExpression _template = JsonataExpression.Parse("""{"title": "Hello " & data.title, "n": data.content.values.n + 1}""");
    private readonly JsonataExpression _sum = JsonataExpression.Parse("$sum(items.(price * quantity))");
    private readonly JsonataExpression _predicate = JsonataExpression.Parse("items[price > 30].name");
    private readonly JsonElement _event = JsonDocument.Parse(Event).RootElement;
    private readonly JsonElement _items = JsonSerializer.SerializeToElement(
        new { items = Enumerable.Range(0, 50).Select(i => new { price = i * 1.25, quantity = i % 7, name = $"item{i}" }) });

    [Benchmark(Baseline = true)]
    public JsonataValue Filter() => _filter.Evaluate(_event);

    [Benchmark]
    public JsonataValue Template() => _template.Evaluate(_event);

    [Benchmark]
    public JsonataValue Sum() => _sum.Evaluate(_items);

    [Benchmark]
    public JsonataValue Predicate() => _predicate.Evaluate(_items);

    [Benchmark]
    public JsonataExpression Parse() => JsonataExpression.Parse(FilterText);
}
