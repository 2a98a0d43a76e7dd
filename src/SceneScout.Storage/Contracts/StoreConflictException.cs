namespace SceneScout.Storage.Contracts;

/// <summary>A write breaks a rule of the tables (a key stands twice, a row that is referred to is missing): nothing was written. A defect of the writer, not trouble of the store; waiting does not help.</summary>
public sealed class StoreConflictException : Exception
{
    /// <summary>Makes it.</summary>
    public StoreConflictException()
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What was tried and which rule it breaks, without values.</param>
    public StoreConflictException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What was tried and which rule it breaks, without values.</param>
    /// <param name="innerException">The driver's own error.</param>
    public StoreConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
