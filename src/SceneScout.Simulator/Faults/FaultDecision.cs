using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Faults;

/// <summary>What goes wrong with the n-th call to a source. The same seed, source and number always give the same decision.</summary>
internal readonly record struct FaultDecision(CallFault Kind, TimeSpan Delay, ulong Dice)
{
    /// <summary>Decides for one call.</summary>
    public static FaultDecision Of(SourceFaults faults, long seed, string source, long call)
    {
        var random = SplitRandom.FromSeed(seed).Split("fault/" + source, call);
        var delay = faults.Latency + (faults.Jitter * random.NextDouble());
        var kind = CallFault.None;
        foreach (var (rate, candidate) in Rates(faults))
        {
            // Every rate has its own draw, whether or not an earlier one struck: raising one rate leaves the others' calls alone.
            if (random.Chance(rate) && kind == CallFault.None)
            {
                kind = candidate;
            }
        }

        return new FaultDecision(kind, delay, random.NextBits());
    }

    private static (double, CallFault)[] Rates(SourceFaults faults) =>
    [
        (faults.ResetRate, CallFault.Reset), (faults.ErrorRate, CallFault.Error), (faults.TooManyRate, CallFault.TooMany),
        (faults.SlowBodyRate, CallFault.SlowBody), (faults.TruncateRate, CallFault.Truncate), (faults.InvalidJsonRate, CallFault.InvalidJson),
        (faults.WrongContentTypeRate, CallFault.WrongContentType), (faults.HugeBodyRate, CallFault.HugeBody), (faults.SchemaDriftRate, CallFault.SchemaDrift),
    ];
}
