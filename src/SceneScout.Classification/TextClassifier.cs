using System.Collections.Concurrent;

namespace SceneScout.Classification;

/// <summary>Tells a listing's categories from its words: title, description and venue, in English, Spanish, French, Dutch and German. Safe for many threads; the data is read at first use.</summary>
public sealed class TextClassifier
{
    private static readonly Lazy<TextClassifier> Lazily = new(() => new TextClassifier(Taxonomy.Bundled, TextModel.Read()));
    private readonly Taxonomy _taxonomy;
    private readonly Knowledge _knowledge;
    private readonly float[] _weights;
    private readonly float _temperature;
    private readonly float _temperatureWithoutText;
    private readonly ConcurrentBag<FeatureReader> _readers = [];

    /// <summary>A classifier of a model.</summary>
    /// <param name="taxonomy">The categories.</param>
    /// <param name="model">The model.</param>
    internal TextClassifier(Taxonomy taxonomy, TextModel model)
    {
        (_taxonomy, _temperature, _temperatureWithoutText) = (taxonomy, model.Temperature, model.TemperatureWithoutText);
        _knowledge = new Knowledge(taxonomy, Lexicon.Read(taxonomy), WordVectors.Read(), model.WordModel(taxonomy));
        _weights = model.Weights(taxonomy);
    }

    /// <summary>The classifier that ships, read at first use: a fraction of a second, some 25 MB.</summary>
    public static TextClassifier Bundled => Lazily.Value;

    /// <summary>The likeliest categories, the likeliest first.</summary>
    /// <param name="text">What the listing says.</param>
    /// <param name="count">How many, from 1; all there are when it is more.</param>
    public IReadOnlyList<RankedCategory> Classify(EventText text, int count = 3)
    {
        if (!_readers.TryTake(out var reader))
            reader = new FeatureReader(_knowledge);
        var categories = _taxonomy.Categories.Count;
        var signals = FeatureNames.All.Length;
        Span<float> features = stackalloc float[categories * signals];
        Span<float> scores = stackalloc float[categories];
        reader.Read(text, features);
        var temperature = string.IsNullOrWhiteSpace(text.Description) ? _temperatureWithoutText : _temperature;
        for (var category = 0; category < categories; category++)
            scores[category] = WordVectors.Dot(features.Slice(category * signals, signals), _weights.AsSpan(category * signals, signals)) / temperature;
        Softmax.Of(scores);
        var ranked = new RankedCategory[Math.Min(count, categories)];
        for (var rank = 0; rank < ranked.Length; rank++)
        {
            var best = 0;
            for (var category = 1; category < categories; category++)
                if (scores[category] > scores[best])
                    best = category;
            ranked[rank] = new RankedCategory(_taxonomy.Categories[best], _taxonomy.Subcategories[reader.SubcategoryOf(best)].Name, scores[best]);
            scores[best] = -1;
        }

        _readers.Add(reader);
        return ranked;
    }
}
