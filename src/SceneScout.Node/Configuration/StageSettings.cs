using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Node.Configuration;

/// <summary>The settings that each stage brings along, from its definition: what there is to set, the defaults, and the options that come of it.</summary>
internal static class StageSettings
{
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
        }

        return new ConfigLayer(SourceSettings.Origin, values);

        void Set(StageDefinition stage, string name, IFormattable value) =>
            values[$"{Settings.Root}.{Key(stage.Type, name)}"] = value.ToString(null, CultureInfo.InvariantCulture);
    }

    /// <summary>Workers and limits by type. The start of each pool is cut so that all together stay within max-workers: fewer workers is what the operator asked for.</summary>
    public static ImmutableSortedDictionary<TaskType, WorkerTypeOptions> Read(EffectiveConfig config)
    {
        var left = config.Whole("spawn.max-workers");
        var toCome = config.Stages.Definitions.Length;
        var types = ImmutableSortedDictionary.CreateBuilder<TaskType, WorkerTypeOptions>();
        foreach (var stage in config.Stages.Definitions)
        {
            toCome--;
            var start = Math.Min(config.Whole(Key(stage.Type, "start")), Math.Max(left - toCome, left > 0 ? 1 : 0));
            left -= start;
            types[stage.Type] = new WorkerTypeOptions(start, config.Whole(Key(stage.Type, "max")))
            {
                MinWorkers = config.Whole(Key(stage.Type, "min")),
                MemoryLimit = (long)config.Whole(Key(stage.Type, "memory-megabytes")) << 20,
                CpuLimit = config.Number(Key(stage.Type, "cpu-limit")),
                HighMark = stage.Follows is null ? 0 : config.Whole(Key(stage.Type, "high-mark")),
                LowMark = stage.Follows is null ? 0 : config.Whole(Key(stage.Type, "low-mark")),
            };
        }

        return types.ToImmutable();
    }

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
