using SceneScout.Domain.Processing.Quality;

namespace SceneScout.Node.Configuration;

/// <summary>The settings of how events are scored and which are held back.</summary>
internal static class QualitySettings
{
    private const string Hold = "quality.hold";
    private const string Nothing = "none";

    /// <summary>The settings: key without the root, kind.</summary>
    public static IEnumerable<(string Key, SettingKind Kind)> Table() =>
    [
        .. QualityDimension.All.Select(name => (Key(name), (SettingKind)new NumberKind(0, 1))),
        (Hold, new ChoiceKind([Nothing, .. Enum.GetValues<GateSeverity>().Select(severity => severity.ToString().ToLowerInvariant())])),
    ];

    /// <summary>Reads them.</summary>
    public static QualityOptions Read(EffectiveConfig config) => new()
    {
        Weights = QualityWeights.Of(Weights(config)),
        HoldFrom = config.Text(Hold) == Nothing ? null : Enum.Parse<GateSeverity>(config.Text(Hold), ignoreCase: true),
    };

    /// <summary>What contradicts itself: weights that do not sum to 1.</summary>
    public static IEnumerable<string> Contradictions(EffectiveConfig config) =>
        QualityWeights.Mistake(Weights(config)) is { } mistake ? [$"{Settings.Root}.quality.weights: {mistake}"] : [];

    private static Dictionary<string, double> Weights(EffectiveConfig config) => QualityDimension.All.ToDictionary(name => name, name => config.Number(Key(name)));

    private static string Key(string dimension) => $"quality.weights.{dimension}";
}
