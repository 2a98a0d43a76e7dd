namespace SceneScout.Threds.Model;

/// <summary>How often and when something is tried again.</summary>
/// <param name="Attempts">How often in all, the first time among them.</param>
/// <param name="Backoff">How the waits grow.</param>
/// <param name="Base">The first wait, in ms.</param>
/// <param name="Cap">The longest wait, in ms.</param>
public sealed record RetryModel(int Attempts, BackoffKind Backoff, long Base, long Cap)
{
    /// <summary>The wait after so many attempts, in ms.</summary>
    public long After(int attempts) => Backoff switch
    {
        BackoffKind.Exponential => (long)Math.Min(Cap, Base * Math.Pow(2, attempts - 1)),
        BackoffKind.Linear => Math.Min(Cap, Base * attempts),
        _ => Math.Min(Cap, Base),
    };
}
