namespace SceneScout.Threds.Engine;

/// <summary>The chance of expressions: it follows from the step under way on this thread, so that the same step gives the same result again.</summary>
internal sealed class StepChance : Random
{
    [ThreadStatic]
    private static ulong _state;

    private StepChance()
        : base(0)
    {
    }

    internal static StepChance Instance { get; } = new();

    internal static void Set(ulong seed) => _state = seed;

    public override double NextDouble() => Sample();

    // SplitMix64.
    protected override double Sample()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
