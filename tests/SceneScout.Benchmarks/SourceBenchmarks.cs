using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Eventbrite;
using SceneScout.Sources.Reading;
using SceneScout.Sources.Ticketmaster;

namespace SceneScout.Benchmarks;

/// <summary>From a source's answer to a listing. All figures are of one listing; the JSON parser alone is the measure.</summary>
[MemoryDiagnoser]
public class SourceBenchmarks
{
    private byte[] _page = [];
    private string _text = "";
    private JsonElement _answer;
    private JsonElement _listing;
    private ISourceAdapter _adapter = new TicketmasterAdapter();
    private IReadOnlySet<string> _volatileNames = new HashSet<string>();

    [Params(Answers.Ticketmaster, Answers.Eventbrite)]
    public string Source { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _page = Answers.Page(Source);
        _text = Answers.Text(Source, 1);
        _adapter = Answers.AdapterOf(Source);
        _answer = JsonElement.Parse(_page);
        _listing = JsonElement.Parse(_text);
        _volatileNames = (Source == Answers.Eventbrite ? new EventbriteShape() : (AnswerShape)new TicketmasterShape()).VolatileNames;
    }

    /// <summary>The page's JSON, by the framework alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Answers.PerPage)]
    public JsonValueKind ParseJson()
    {
        using var json = JsonDocument.Parse(_page);
        return json.RootElement.ValueKind;
    }

    /// <summary>The parsed page into raw listings: their JSON and its hash.</summary>
    [Benchmark(OperationsPerInvoke = Answers.PerPage)]
    public ParsedAnswer ReadPage() => _adapter.Parse(_answer);

    /// <summary>The hash of a raw listing, part of reading a page.</summary>
    [Benchmark]
    public string ContentHash() => CanonicalJson.Hash(_listing, _volatileNames);

    /// <summary>A raw listing that is parsed, into a normalised one.</summary>
    [Benchmark]
    public NormaliseResult Normalise() => _adapter.Normalise(_listing);

    /// <summary>The text of a raw listing into a normalised one, as ingestion reads rows.</summary>
    [Benchmark]
    public NormaliseResult ParseAndNormalise()
    {
        using var json = JsonDocument.Parse(_text);
        return _adapter.Normalise(json.RootElement);
    }
}
