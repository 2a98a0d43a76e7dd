namespace SceneScout.Storage.Contracts;

/// <summary>The store cannot be reached or refuses to work; trying again later can help.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Makes it.</summary>
    public StoreUnavailableException()
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What was tried, without the connection string.</param>
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What was tried, without the connection string.</param>
    /// <param name="innerException">The driver's own error.</param>
    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
