using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Actors.Stages;
using SceneScout.Sources;

namespace SceneScout.Node.Configuration;

/// <summary>All settings in force, each with its origin. Made once at the start; every mistake is found then.</summary>
internal sealed class EffectiveConfig
{
    /// <summary>The last of the layers that the product ships: defaults of stages, of sources, scenescout.conf.</summary>
    public const int Shipped = 2;

    private readonly IReadOnlyDictionary<string, EffectiveSetting> _settings;

    private EffectiveConfig(IReadOnlyDictionary<string, EffectiveSetting> settings, SourceRegistry sources, StageRegistry stages)
    {
        _settings = settings;
        Sources = sources;
        Stages = stages;
    }

    /// <summary>The sources whose settings are in it.</summary>
    public SourceRegistry Sources { get; }

    /// <summary>The stages whose settings are in it.</summary>
    public StageRegistry Stages { get; }

    /// <summary>All settings, by key.</summary>
    public IEnumerable<EffectiveSetting> All => _settings.Values.OrderBy(s => s.Setting.Key, StringComparer.Ordinal);

    /// <summary>Puts layers over one another, the last strongest, and checks every value.</summary>
    /// <param name="layers">The layers; below them lie the sources' and stages' own defaults.</param>
    /// <param name="sources">The known sources; null for the product's own.</param>
    /// <param name="stages">The known stages; null for the product's own, as far as they are switched on.</param>
    /// <exception cref="ConfigMistakeException">Unknown keys or values that are not accepted: all of them.</exception>
    public static EffectiveConfig Of(IEnumerable<ConfigLayer> layers, SourceRegistry? sources = null, StageRegistry? stages = null)
    {
        sources ??= SourceRegistry.BuiltIn;
        ImmutableArray<ConfigLayer> given = [.. layers];
        stages ??= SwitchedStages.Of(given);
        var table = Settings.Of(sources, stages);
        var settings = new Dictionary<string, EffectiveSetting>();
        var mistakes = new List<string>();
        foreach (var (layer, depth) in given.Prepend(SourceSettings.Defaults(sources)).Prepend(StageSettings.Defaults(stages)).Select((layer, depth) => (layer, depth)))
            foreach (var (key, text) in layer.Values)
            {
                if (SwitchedStages.IsAsleep(key, stages))
                    continue;
                if (!table.TryGetValue(key, out var setting))
                    mistakes.Add($"{layer.Origin}: {key} is not a setting.{Suggestion(key, table)}");
                else if (!setting.Kind.Accepts(text))
                    mistakes.Add($"{layer.Origin}: {key} = {(setting.Secret ? "***" : $"'{text}'")} is not accepted; give {setting.Kind.Accepted}.");
                else
                    settings[key] = new EffectiveSetting(setting, text, layer.Origin, depth);
            }

        mistakes.AddRange(table.Keys.Where(key => !settings.ContainsKey(key) && mistakes.Count == 0)
            .Select(key => $"{key} has no value; scenescout.conf gives it one."));
        return mistakes.Count == 0 ? new EffectiveConfig(settings, sources, stages) : throw new ConfigMistakeException(mistakes);
    }

    public string Text(string key) => _settings[$"{Settings.Root}.{key}"].Text;

    public string Origin(string key) => _settings[$"{Settings.Root}.{key}"].Origin;

    /// <summary>Whether somebody gave a setting: it is not what the product ships.</summary>
    public bool IsGiven(string key) => _settings[$"{Settings.Root}.{key}"].Layer > Shipped;

    /// <summary>Whether a setting was given by the same layer as another or by a stronger one.</summary>
    public bool IsGivenOver(string key, string other) => IsGiven(key) && _settings[$"{Settings.Root}.{key}"].Layer >= _settings[$"{Settings.Root}.{other}"].Layer;

    public int Whole(string key) => int.Parse(Text(key), CultureInfo.InvariantCulture);

    public double Number(string key) => double.Parse(Text(key), CultureInfo.InvariantCulture);

    public TimeSpan Span(string key) => SpanText.Read(Text(key)) ?? throw new InvalidOperationException($"{key} was checked.");

    public bool Flag(string key) => Text(key) is "true" or "on" or "yes";

    public string[] List(string key) => ListText.Read(Text(key));

    // The closest known key by its last part: enough to catch a wrong section or a slip in the section's name.
    private static string Suggestion(string key, IReadOnlyDictionary<string, Setting> table)
    {
        var last = key[(key.LastIndexOf('.') + 1)..];
        var near = table.Keys.Where(k => k.EndsWith($".{last}", StringComparison.Ordinal)).Take(3).ToList();
        return near.Count == 0 ? " `scout config` lists all." : $" Did you mean {string.Join(" or ", near)}?";
    }
}
