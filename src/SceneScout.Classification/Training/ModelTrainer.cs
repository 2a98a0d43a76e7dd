using System.Text.Json;

namespace SceneScout.Classification.Training;

/// <summary>Learns the model from labelled listings: the same data gives the same model.</summary>
public sealed class ModelTrainer
{
    private const float Own = 0.3f;
    private const float Prior = 0.1f;
    private const float OtherLanguages = 0.4f;
    private const int Enough = 30;

    // What a name is of that no word of title and text explains, in listings of all kinds: mostly a band. City calendars, which teach the rest, seldom have such listings.
    private static readonly (string Category, float Share)[] Names =
        [("music", 0.72f), ("comedy", 0.07f), ("theatre", 0.07f), ("film", 0.03f), ("visual-arts", 0.03f), ("nightlife", 0.03f), ("sports", 0.03f), ("talks", 0.02f)];
    private const float NamesWeight = 3;

    // What may teach what ships. All others are measured only.
    private static readonly string[] Teachers = ["toronto", "rladies", "laval", "madrid", "openagenda", "nyc-parks"];
    private readonly Taxonomy _taxonomy = Taxonomy.Bundled;
    private readonly List<LabelledText> _texts = [];

    /// <summary>Reads a labelled listing.</summary>
    /// <param name="json">An object with <c>source</c>, <c>title</c>, <c>label</c> (acceptable categories, the best first, <c>|</c> between), and <c>description</c>, <c>venue</c>, <c>language</c>, <c>licence</c> where known.</param>
    /// <exception cref="FormatException">A field is missing or names a category that is none.</exception>
    public void Add(JsonElement json)
    {
        var labels = json.Required("label").Split('|').Select(name => _taxonomy.IndexOf(name) is >= 0 and var index ? index
            : throw new FormatException($"label '{name}' is not a category; give {string.Join(", ", _taxonomy.Categories)}.")).ToArray();
        var text = new EventText(json.Required("title"), json.Optional("description"), json.Optional("venue"));
        _texts.Add(new LabelledText(json.Required("source"), json.Optional("language") ?? "en", text, labels, json.Optional("licence") ?? ""));
    }

    /// <summary>The file of weights that what was read teaches, with the figures of each source as taught by the others.</summary>
    /// <param name="told">Is told of each step.</param>
    /// <exception cref="FormatException">No listing may teach.</exception>
    public string Train(Action<string> told)
    {
        var lexicon = Lexicon.Read(_taxonomy);
        var vectors = WordVectors.Read();
        var samples = LexiconSamples.Of(lexicon, new KnownWords(lexicon, vectors), vectors);
        var words = Rounded(WordModelTrainer.Train(samples, _taxonomy.Categories.Count));
        told($"Words: learned from {samples.Count} phrases of the lexicon.");
        var reader = new FeatureReader(new Knowledge(_taxonomy, lexicon, vectors, words));
        var rows = _texts.Select(text => (Text: text, Features: Read(reader, text))).ToList();
        if (!rows.Exists(row => MayTeach(row.Text)))
            throw new FormatException($"no listing's source may teach; give some of {string.Join(", ", Teachers)}.");
        var sources = rows.Select(row => row.Text.Source).Distinct().Order(StringComparer.Ordinal).ToList();
        var scored = new List<(string Source, LabelledText Text, float[] Scores)>();
        foreach (var source in sources)
        {
            var weights = Learn(rows.Where(row => row.Text.Source != source));
            scored.AddRange(rows.Where(row => row.Text.Source == source).Select(row => (source, row.Text, Scores(row.Features, weights))));
        }

        var english = scored.Where(row => row.Text.Language == "en").ToLookup(row => string.IsNullOrWhiteSpace(row.Text.Text.Description), row => (row.Scores, row.Text.Labels));
        var temperature = Temperature([.. english[false]]);
        var withoutText = english[true].Count() < Enough ? temperature : Temperature([.. english[true]]);
        var figures = new SortedDictionary<string, SourceFigures>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            figures[source] = Figures([.. scored.Where(row => row.Source == source).Select(row => (row.Scores, row.Text.Labels))], temperature);
            told($"{source} when the others teach: {figures[source].Top1:P1} first, {figures[source].Top3:P1} among three, of {figures[source].Listings}.");
        }

        return Model(Learn(rows), words, (temperature, withoutText), figures).Write();
    }

    private TextModel Model(float[] weights, WordModel words, (float WithText, float WithoutText) temperature, SortedDictionary<string, SourceFigures> figures)
    {
        var count = FeatureNames.All.Length;
        var shared = FeatureNames.All.Take(FeatureNames.FirstConstant).Select((name, k) =>
            (name, Mean: MathF.Round(Enumerable.Range(0, _taxonomy.Categories.Count).Average(c => weights[(c * count) + k]), 3))).ToDictionary(s => s.name, s => s.Mean);
        return new TextModel
        {
            Attribution = [.. _texts.Where(MayTeach).Select(text => text.Attribution).Where(line => line.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            LeftOut = figures,
            Temperature = temperature.WithText,
            TemperatureWithoutText = temperature.WithoutText,
            Shared = shared,
            Own = _taxonomy.Categories.Index().ToDictionary(
                c => c.Item, c => Numbers.Write(FeatureNames.All.Select((name, k) => weights[(c.Index * count) + k] - shared.GetValueOrDefault(name)))),
            Words = _taxonomy.Categories.Index().ToDictionary(c => c.Item, c => Numbers.Write(words.Weights[c.Index])),
        };
    }

    private float[] Learn(IEnumerable<(LabelledText Text, float[] Features)> rows)
    {
        // A source that repeats itself a thousand times is not a hundred times another.
        var weighted = rows.Where(row => MayTeach(row.Text)).GroupBy(row => row.Text.Source).SelectMany(source => source.Select(row =>
            (row.Features, row.Text.Labels, Weight: (row.Text.Language == "en" ? 1 : OtherLanguages) / MathF.Sqrt(source.Count())))).ToList();
        weighted.AddRange(Names.Select(name => (OfName(), new[] { _taxonomy.IndexOf(name.Category) }, name.Share * NamesWeight)));
        return Combination.Train(weighted, _taxonomy.Categories.Count, Own, Prior);
    }

    // A title that says nothing, and no text.
    private float[] OfName()
    {
        var count = FeatureNames.All.Length;
        var features = new float[_taxonomy.Categories.Count * count];
        for (var category = 0; category < _taxonomy.Categories.Count; category++)
            features[(category * count) + FeatureNames.Unknown] = 1;
        return features;
    }

    private float[] Read(FeatureReader reader, LabelledText text)
    {
        var features = new float[_taxonomy.Categories.Count * FeatureNames.All.Length];
        reader.Read(text.Text, features);
        return features;
    }

    private float[] Scores(float[] features, float[] weights)
    {
        var count = FeatureNames.All.Length;
        return [.. Enumerable.Range(0, _taxonomy.Categories.Count).Select(c => WordVectors.Dot(features.AsSpan(c * count, count), weights.AsSpan(c * count, count)))];
    }

    // The one whose chances of the first category are nearest to what came true (Brier).
    private static float Temperature(List<(float[] Scores, int[] Labels)> rows) => rows.Count == 0 ? 1 : Enumerable.Range(4, 57).Select(n => n / 20f).MinBy(temperature =>
        rows.Sum(row => First(row.Scores, temperature) is var (first, chance) ? Math.Pow(chance - (row.Labels.Contains(first) ? 1 : 0), 2) : 0));

    private static SourceFigures Figures(List<(float[] Scores, int[] Labels)> rows, float temperature)
    {
        double Share(Func<(float[] Scores, int[] Labels), bool> right) => Math.Round(rows.Count(right) / (double)rows.Count, 4);
        return new SourceFigures(
            rows.Count,
            Share(row => row.Labels.Contains(First(row.Scores, temperature).Category)),
            Share(row => row.Scores.Index().OrderByDescending(s => s.Item).Take(3).Any(s => row.Labels.Contains(s.Index))),
            Share(row => row.Labels[0] == First(row.Scores, temperature).Category),
            Math.Round(rows.Average(row => First(row.Scores, temperature).Chance), 4));
    }

    private static (int Category, float Chance) First(float[] scores, float temperature)
    {
        float[] chances = [.. scores.Select(score => score / temperature)];
        Softmax.Of(chances);
        return (Array.IndexOf(chances, chances.Max()), chances.Max());
    }

    private static WordModel Rounded(WordModel model) => new([.. model.Weights.Select(row => Numbers.Read(Numbers.Write(row)))]);

    private static bool MayTeach(LabelledText text) => Teachers.Contains(text.Source);
}
