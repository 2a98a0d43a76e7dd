namespace SceneScout.Lab.Chaos;

/// <summary>How an act went.</summary>
/// <param name="What">What was done.</param>
/// <param name="Mended">When the fault was over, a timestamp of <see cref="System.Diagnostics.Stopwatch"/>: for a kill the kill itself, for all that lasts its end.</param>
internal sealed record ActOutcome(string What, long Mended)
{
    /// <summary>From the kill or the freeze of the controller's node until another controller had begun; null when the controller was not touched.</summary>
    public TimeSpan? Failover { get; init; }

    /// <summary>From the request to leave until another controller had begun, the worst; null when no node left gracefully.</summary>
    public TimeSpan? HandOver { get; init; }
}
