namespace SceneScout.Sources.Http;

/// <summary>The budget gave no turn. It carries that through the pipeline, whose ways out are a result or an exception; it never leaves <see cref="SourceHttp"/>.</summary>
internal sealed class NoTurnException : Exception
{
    /// <summary>Makes it.</summary>
    public NoTurnException()
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">Why.</param>
    public NoTurnException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">Why.</param>
    /// <param name="innerException">What lies behind it.</param>
    public NoTurnException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="reason">Which limit, for people.</param>
    /// <param name="retryAfter">When to ask again.</param>
    public NoTurnException(string reason, TimeSpan retryAfter)
        : base(reason) => RetryAfter = retryAfter;

    /// <summary>When to ask again; null when no key is left.</summary>
    public TimeSpan? RetryAfter { get; }
}
