using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Benchmarks;

/// <summary>A step of the echo pattern: one filter, one local counter, three expressions of a template, back to the same reaction.</summary>
[MemoryDiagnoser]
public class ThredsBenchmarks
{
    private const string Pattern = """
        {"name": "Echo", "reactions": [{"name": "echo", "condition": {"type": "filter", "xpr": "$event.type = 'org.wt.echo'",
          "onTrue": {"xpr": "$setLocal('count', $exists($local('count')) ? $local('count') + 1 : 1)"},
          "transform": {"eventDataTemplate": {"title": "$xpr('Echo ' & $local('count'))", "description": "$xpr($data.title)", "content": {"valuesType": "echo", "values": {"text": "$xpr($valueNamed('text'))"}}}},
          "publish": {"to": "$xpr($event.source.id)"}, "transition": {"name": "echo"}}}]}
        """;

    private readonly CompiledPattern _pattern = CompiledPattern.Put(JsonElement.Parse(Pattern));
    private readonly PatternIndex _index;
    private readonly ThredEvent _unbound;
    private readonly ThredState _state;
    private readonly byte[] _bytes;
    private int _count;

    public ThredsBenchmarks()
    {
        _index = new(Enumerable.Range(0, 10_000).Select(i => CompiledPattern.Put(JsonElement.Parse(Pattern.Replace("Echo", $"Echo{i}", StringComparison.Ordinal).Replace("org.wt.echo", $"type{i}", StringComparison.Ordinal)))));
        _unbound = Event(1) with { ThredId = null };
        _state = ThredEngine.Begin(_pattern, "echo_1", 0, NobodyElse.Instance, new StepIds());
        for (var i = 0; i < 200; i++)
            _state = Decide(_state, Event(i)).State;
        _bytes = ThredStateBytes.Write(_state);
    }

    [Benchmark(Baseline = true)]
    public ThredDecision Step() => Decide(_state, Event(++_count + 1000));

    [Benchmark]
    public ThredDecision StepFromBytes() => Decide(_state, EventReading.Read(JsonElement.Parse(
        """{"id":"evt1","type":"org.wt.echo","thredId":"echo_1","source":{"id":"p1"},"data":{"title":"Hello","content":{"values":{"text":"some text"}}}}"""u8)));

    [Benchmark]
    public int UnboundAmongTenThousandOfOtherTypes() => _index.Candidates(_unbound.Type).Length;

    [Benchmark]
    public byte[] WriteState() => ThredStateBytes.Write(_state);

    [Benchmark]
    public ThredState ReadState() => ThredStateBytes.Read(_bytes);

    private static ThredEvent Event(int number) => new()
    {
        Id = $"evt{number}",
        Type = "org.wt.echo",
        ThredId = "echo_1",
        Source = new("p1"),
        Data = RawJson.Of("""{"title":"Hello","content":{"values":{"text":"some text"}}}"""u8.ToArray()),
    };

    private ThredDecision Decide(ThredState state, ThredEvent given) =>
        ThredEngine.Decide(_pattern, state, new ThredInput.Occurrence(given), 1000, NobodyElse.Instance, new StepIds());
}
