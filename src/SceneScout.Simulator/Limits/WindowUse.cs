namespace SceneScout.Simulator.Limits;

/// <summary>How much of a window is used after a call.</summary>
internal sealed record WindowUse(LimitWindow Window, int Used, DateTimeOffset Reset)
{
    /// <summary>Calls left, never below zero.</summary>
    public int Left => Math.Max(0, Window.Calls - Used);
}
