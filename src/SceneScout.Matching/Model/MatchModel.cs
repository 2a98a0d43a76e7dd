using System.Text.Encodings.Web;
using System.Text.Json;
using SceneScout.Matching.Features;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Model;

/// <summary>The weights of matching, with where they come from and what they reach: a file that a person can read.</summary>
/// <param name="TrainedOn">How the pairs were made.</param>
/// <param name="Venue">Weights for venues.</param>
/// <param name="Event">Weights for events.</param>
/// <param name="Evaluations">What it reached on pairs that it was not trained on.</param>
public sealed record MatchModel(string TrainedOn, Scorecard Venue, Scorecard Event, SetEvaluation[] Evaluations)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new NumberLineConverter() },
    };

    private static readonly Lazy<MatchModel> Lazily = new(() =>
    {
        using var stream = typeof(MatchModel).Assembly.GetManifestResourceStream("model.json")!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    });

    /// <summary>The model that ships.</summary>
    public static MatchModel Bundled => Lazily.Value;

    /// <summary>Reads a model's file.</summary>
    /// <exception cref="InvalidDataException">It is no model of this program.</exception>
    public static MatchModel Read(string json)
    {
        MatchModel? model;
        try
        {
            model = JsonSerializer.Deserialize<MatchModel>(json, Json);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"the model is not readable: {e.Message}", e);
        }

        if (model is null)
            throw new InvalidDataException("the model is empty");
        return model with { Venue = model.Venue.Checked(VenueFeatures.Specs), Event = model.Event.Checked(EventFeatures.Specs) };
    }

    /// <summary>The model's file.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>The probability of log-odds.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>The weights of a kind.</summary>
    public Scorecard Of(SideKind kind) => kind == SideKind.Venue ? Venue : Event;
}
