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
    /// <summary>Stands before what the venues were trained on, where their weights were kept.</summary>
    public const string VenuesTold = "; venues as trained before, on ";

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
        var model = Parsed(json);
        return model with { Venue = model.Venue.Checked(VenueFeatures.Specs), Event = model.Event.Checked(EventFeatures.Specs) };
    }

    /// <summary>The weights of venues in a model's file, whose events may be those of a program that measured other things of them.</summary>
    /// <param name="json">The file.</param>
    /// <returns>The weights, and what they were trained on.</returns>
    /// <exception cref="InvalidDataException">It is no model, or its venues are those of another program.</exception>
    public static (Scorecard Venue, string TrainedOn) ReadVenues(string json)
    {
        var model = Parsed(json);
        var kept = model.TrainedOn.IndexOf(VenuesTold, StringComparison.Ordinal);
        return (model.Venue.Checked(VenueFeatures.Specs), kept < 0 ? model.TrainedOn : model.TrainedOn[(kept + VenuesTold.Length)..]);
    }

    private static MatchModel Parsed(string json)
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

        return model ?? throw new InvalidDataException("the model is empty");
    }

    /// <summary>The model's file.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>The probability of log-odds.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>The weights of a kind.</summary>
    public Scorecard Of(SideKind kind) => kind == SideKind.Venue ? Venue : Event;
}
