using System.Globalization;

namespace SceneScout.Actors.Controller;

/// <summary>What the scaling of a type remembers between two looks.</summary>
/// <param name="ChangedAt">When the number changed last; null for never.</param>
/// <param name="SurplusSince">Since when there have been more workers than needed without a break; null for not now.</param>
public sealed record ScalingMemory(DateTimeOffset? ChangedAt, DateTimeOffset? SurplusSince)
{
    /// <summary>Nothing seen yet.</summary>
    public static readonly ScalingMemory Empty = new(null, null);
}

/// <summary>A scaling decision.</summary>
/// <param name="Workers">Workers wanted from now on.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Memory">What to remember.</param>
public sealed record ScalingDecision(int Workers, string Reason, ScalingMemory Memory);

/// <summary>How many workers of a type there should be: enough to do what is ready in the drain time, one more when the oldest waits too long. At most twice as many at a step and one fewer at a step.</summary>
public static class Autoscaler
{
    private const double UnknownServiceSeconds = 1;

    /// <summary>Decides.</summary>
    /// <param name="inputs">The load.</param>
    /// <param name="memory">What was remembered.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">The instant.</param>
    public static ScalingDecision Decide(ScalingInputs inputs, ScalingMemory memory, ScalingRules rules, DateTimeOffset now)
    {
        var needed = Needed(inputs, rules, out var why);
        var workers = Math.Clamp(inputs.Workers, inputs.Min, Math.Max(inputs.Min, inputs.Max));
        if (workers != inputs.Workers)
            return new(workers, $"the limits are {inputs.Min} to {inputs.Max}", new(now, null));
        if (needed > workers)
            return memory.ChangedAt + rules.UpPause > now
                ? new(workers, "the last change is too fresh", memory with { SurplusSince = null })
                : new(Math.Min(needed, workers + Math.Max(1, workers)), why, new(now, null));
        if (needed == workers)
            return new(workers, why, memory with { SurplusSince = null });
        var since = memory.SurplusSince ?? now;
        var quiet = memory.ChangedAt > since ? memory.ChangedAt.Value : since;
        return now - quiet < rules.DownPause
            ? new(workers, "the surplus is too fresh", memory with { SurplusSince = since })
            : new(workers - 1, why, new(now, since));
    }

    private static int Needed(ScalingInputs inputs, ScalingRules rules, out string why)
    {
        var service = inputs.ServiceSeconds > 0 ? inputs.ServiceSeconds : UnknownServiceSeconds;
        var sum = Math.Ceiling((inputs.Ready + inputs.Running) * service / Math.Max(rules.DrainTime.TotalSeconds, 0.001));
        var needed = (int)Math.Min(sum, inputs.Max);
        why = string.Create(CultureInfo.InvariantCulture, $"{inputs.Ready} ready and {inputs.Running} running at {service:0.###} s each need {sum:0} for {rules.DrainTime.TotalSeconds:0} s");
        if (inputs.Ready > 0 && inputs.OldestSeconds > rules.MaxAge.TotalSeconds && needed <= inputs.Workers)
        {
            needed = inputs.Workers + 1;
            why = string.Create(CultureInfo.InvariantCulture, $"the oldest has been ready for {inputs.OldestSeconds:0} s, more than {rules.MaxAge.TotalSeconds:0} s");
        }

        return Math.Clamp(needed, inputs.Min, Math.Max(inputs.Min, inputs.Max));
    }
}
