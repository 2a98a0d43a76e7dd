using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Scheduling;
using SceneScout.Domain.Tasks;

namespace SceneScout.Node.Configuration;

/// <summary>The settings that each stage brings along, from its definition: what there is to set, the defaults, and the options that come of it.</summary>
internal static class StageSettings
{
    private const string NodeWorkers = "spawn.max-workers";

    // Of stages that follow others: searches have one by the local clock of their area.
    private const string OffPeak = "off-peak";

    /// <summary>The settings of one stage.</summary>
    public static IEnumerable<Setting> Of(StageDefinition stage)
    {
        yield return Settings.Of(Key(stage.Type, "start"), new WholeKind(0, 1000));
        yield return Settings.Of(Key(stage.Type, "max"), new WholeKind(0, 1000));
        yield return Settings.Of(Key(stage.Type, "min"), new WholeKind(0, 1000));
        yield return Settings.Of(Key(stage.Type, "memory-megabytes"), new WholeKind(1, 1_000_000));
        yield return Settings.Of(Key(stage.Type, "cpu-limit"), new NumberKind(0, 256));
        if (stage.Follows is null)
            yield break;
        yield return Settings.Of(Key(stage.Type, "high-mark"), new WholeKind(0, 10_000_000));
        yield return Settings.Of(Key(stage.Type, "low-mark"), new WholeKind(0, 10_000_000));
        yield return Settings.Of(Key(stage.Type, OffPeak), new DayPartKind());
    }

    /// <summary>The defaults of all stages: below every file, so that a stage needs no place in one.</summary>
    public static ConfigLayer Defaults(StageRegistry stages)
    {
        var values = new Dictionary<string, string>();
        foreach (var stage in stages.Definitions)
        {
            Set(stage, "start", stage.Workers.Workers);
            Set(stage, "max", stage.Workers.MaxWorkers);
            Set(stage, "min", stage.Workers.MinWorkers);
            Set(stage, "memory-megabytes", stage.Workers.MemoryLimit >> 20);
            Set(stage, "cpu-limit", stage.Workers.CpuLimit);
            if (stage.Follows is null)
                continue;
            Set(stage, "high-mark", stage.Workers.HighMark);
            Set(stage, "low-mark", stage.Workers.LowMark);
            values[$"{Settings.Root}.{Key(stage.Type, OffPeak)}"] = stage.Workers.OffPeak?.ToString() ?? "";
        }

        return new ConfigLayer(SourceSettings.Origin, values);

        void Set(StageDefinition stage, string name, IFormattable value) =>
            values[$"{Settings.Root}.{Key(stage.Type, name)}"] = value.ToString(null, CultureInfo.InvariantCulture);
    }

    /// <summary>Workers of a node and limits by type. Where the node was given more workers than all stages want, their maxima grow in proportion, and what the processors would allow yields to that.</summary>
    public static ImmutableSortedDictionary<TaskType, WorkerTypeOptions> Read(EffectiveConfig config)
    {
        var shares = Split(config);
        return config.Stages.Definitions.Select((stage, i) => KeyValuePair.Create(stage.Type, new WorkerTypeOptions(shares[i].Start, shares[i].Max)
        {
            MinWorkers = config.Whole(Key(stage.Type, "min")),
            MemoryLimit = (long)config.Whole(Key(stage.Type, "memory-megabytes")) << 20,
            CpuLimit = Yields(config, stage, shares[i]) ? 0 : config.Number(Key(stage.Type, "cpu-limit")),
            HighMark = stage.Follows is null ? 0 : config.Whole(Key(stage.Type, "high-mark")),
            LowMark = stage.Follows is null ? 0 : config.Whole(Key(stage.Type, "low-mark")),
            OffPeak = stage.Follows is null ? null : OffPeakWindow.Read(config.Text(Key(stage.Type, OffPeak))),
        })).ToImmutableSortedDictionary();
    }

    /// <summary>What an operator should know of how workers were shared out; empty when it is as they wrote it.</summary>
    public static IEnumerable<string> Notes(EffectiveConfig config)
    {
        var (shares, workers) = (Split(config), config.Whole(NodeWorkers));
        var stages = config.Stages.Definitions;
        if (shares.Any(share => share.Grown))
            yield return $"{workers} workers were asked for, more than all types want: {string.Join(", ", stages.Select((stage, i) => $"{stage.Type.Name()} {shares[i].Max}"))}.";
        var yielding = stages.Where((stage, i) => Yields(config, stage, shares[i])).Select(stage => stage.Type.Name()).ToList();
        if (yielding.Count > 0)
            yield return $"cpu-limit of {string.Join(", ", yielding)} yields to that number.";
        if (shares.Sum(share => share.Start) > workers)
            yield return $"{workers} {(workers == 1 ? "task runs" : "tasks run")} at once: the workers of {string.Join(", ", stages.Where((_, i) => shares[i].Start > 0).Select(stage => stage.Type.Name()))} take turns.";
    }

    private static ImmutableArray<WorkerShare> Split(EffectiveConfig config) => WorkerSplit.Of(
        config.Whole(NodeWorkers),
        config.IsGiven(NodeWorkers),
        [
            .. config.Stages.Definitions.Select(stage => new WorkerWish(
                config.Whole(Key(stage.Type, "start")),
                config.Whole(Key(stage.Type, "max")),
                config.IsGivenOver(Key(stage.Type, "start"), NodeWorkers),
                config.IsGivenOver(Key(stage.Type, "max"), NodeWorkers))),
        ]);

    // A stage that computes keeps its limit: more of it at once than processors would only be slower.
    private static bool Yields(EffectiveConfig config, StageDefinition stage, WorkerShare share) =>
        share.Grown && stage.Bound != StageBound.Processor && !config.IsGivenOver(Key(stage.Type, "cpu-limit"), NodeWorkers) && config.Number(Key(stage.Type, "cpu-limit")) > 0;

    /// <summary>What contradicts itself.</summary>
    public static IEnumerable<string> Contradictions(EffectiveConfig config)
    {
        foreach (var stage in config.Stages.Definitions)
        {
            if (config.Whole(Key(stage.Type, "start")) > config.Whole(Key(stage.Type, "max")))
                yield return $"{Settings.Root}.{Key(stage.Type, "start")} is above its max.";
            if (stage.Follows is not null && config.Whole(Key(stage.Type, "high-mark")) is > 0 and var high && config.Whole(Key(stage.Type, "low-mark")) >= high)
                yield return $"{Settings.Root}.{Key(stage.Type, "low-mark")} is not below its high-mark, {high}.";
            if (stage.Bound == StageBound.Processor && config.Number(Key(stage.Type, "cpu-limit")) <= 0)
                yield return $"{Settings.Root}.{Key(stage.Type, "cpu-limit")} is 0, but {stage.Type} computes; give how many processors a task keeps busy.";
        }
    }

    private static string Key(TaskType type, string name) => $"spawn.workers.{type.Name()}.{name}";
}
