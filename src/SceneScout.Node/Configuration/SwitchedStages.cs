using System.Collections.Immutable;
using SceneScout.Actors.Stages;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Actors.Workers.Images;

namespace SceneScout.Node.Configuration;

/// <summary>The stages that are registered where they are switched on.</summary>
internal static class SwitchedStages
{
    private static readonly ImmutableArray<(StageDefinition Stage, string Switch, Func<string, bool> IsOn)> All =
    [
        (ImagesStage.Definition, ImagesSettings.Switch, text => text is "true" or "on" or "yes"),
        (GeocodingStage.Definition, GeocoderSettings.Switch, text => text.Length > 0),
    ];

    /// <summary>The stages with the given settings.</summary>
    public static StageRegistry Of(ImmutableArray<ConfigLayer> layers) => StageRegistry.BuiltIn.With(
        All.Where(one => layers.Select(layer => layer.Values.GetValueOrDefault($"{Settings.Root}.{one.Switch}")).LastOrDefault(text => text is not null) is { } text && one.IsOn(text)).Select(one => one.Stage));

    /// <summary>Whether a key sets workers of a stage while it is switched off: to switch it off takes the switch alone, whatever a preset or file says of its workers.</summary>
    public static bool IsAsleep(string key, StageRegistry stages) =>
        All.Any(one => stages.Find(one.Stage.Type) is null && key.StartsWith($"{Settings.Root}.spawn.workers.{one.Stage.Type.Name()}.", StringComparison.Ordinal));
}
