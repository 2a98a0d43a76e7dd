using System.Text.Encodings.Web;
using System.Text.Json;

namespace SceneScout.Classification;

/// <summary>How much each signal counts, as learned: the file <c>model.json</c>, which <c>scout classify train</c> writes.</summary>
internal sealed record TextModel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IndentSize = 1 };

    /// <summary>What it was learned from, as their owners want it said.</summary>
    public required string[] Attribution { get; init; }

    /// <summary>How well it does on each source when all others taught it.</summary>
    public required SortedDictionary<string, SourceFigures> LeftOut { get; init; }

    /// <summary>Figures are divided by this before they become chances, so that these are true.</summary>
    public required float Temperature { get; init; }

    /// <summary>The same for listings without a description.</summary>
    public required float TemperatureWithoutText { get; init; }

    /// <summary>What each signal counts, whatever the category.</summary>
    public required Dictionary<string, float> Shared { get; init; }

    /// <summary>By category, what signals count more or less for it; in the order of <see cref="FeatureNames.All"/>, a line of numbers.</summary>
    public required Dictionary<string, string> Own { get; init; }

    /// <summary>By category, the model of words, a line of numbers.</summary>
    public required Dictionary<string, string> Words { get; init; }

    /// <summary>The model that ships.</summary>
    public static TextModel Read()
    {
        using var stream = BundledData.Open("model.json");
        return JsonSerializer.Deserialize<TextModel>(stream, Json) ?? throw new InvalidDataException("model.json is empty.");
    }

    /// <summary>The file's text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>The model of words.</summary>
    /// <param name="taxonomy">The categories.</param>
    public WordModel WordModel(Taxonomy taxonomy) => new([.. taxonomy.Categories.Select(category => Numbers.Read(Words[category]))]);

    /// <summary>What signals count: for each category those of <see cref="FeatureNames.All"/>.</summary>
    /// <param name="taxonomy">The categories.</param>
    public float[] Weights(Taxonomy taxonomy) =>
        [.. taxonomy.Categories.SelectMany(category => Numbers.Read(Own[category]).Select((own, k) => own + Shared.GetValueOrDefault(FeatureNames.All[k])))];
}
