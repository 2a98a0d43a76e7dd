namespace SceneScout.Threds.Engine;

/// <summary>The clock of expressions: the instant of the step under way on this thread, so that the same step gives the same result at any time.</summary>
internal sealed class StepClock : TimeProvider
{
    [ThreadStatic]
    private static long _now;

    internal static StepClock Instance { get; } = new();

    internal static void Set(long now) => _now = now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(_now);
}
