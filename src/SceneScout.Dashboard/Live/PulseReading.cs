namespace SceneScout.Dashboard.Live;

/// <summary>What a pulse read last.</summary>
/// <param name="Value">The newest good reading; null before the first.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Fault">Why the last reading failed, for people; null when it did not.</param>
/// <typeparam name="T">What is read.</typeparam>
public sealed record PulseReading<T>(T? Value, DateTimeOffset ReadAt, string? Fault)
    where T : class
{
    /// <summary>Before anything was read.</summary>
    public static readonly PulseReading<T> None = new(null, default, null);
}
