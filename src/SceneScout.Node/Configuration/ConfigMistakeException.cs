namespace SceneScout.Node.Configuration;

/// <summary>The configuration cannot be used; all mistakes at once.</summary>
public sealed class ConfigMistakeException : Exception
{
    /// <summary>Makes it.</summary>
    public ConfigMistakeException()
        : this([])
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">The one mistake.</param>
    public ConfigMistakeException(string message)
        : this([message])
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">The one mistake.</param>
    /// <param name="innerException">What lies behind it.</param>
    public ConfigMistakeException(string message, Exception innerException)
        : base(message, innerException) => Mistakes = [message];

    /// <summary>Makes it.</summary>
    /// <param name="mistakes">Each with the key, the value and what is accepted.</param>
    public ConfigMistakeException(IReadOnlyList<string> mistakes)
        : base(string.Join(Environment.NewLine, mistakes)) => Mistakes = mistakes;

    /// <summary>Each with the key, the value and what is accepted.</summary>
    public IReadOnlyList<string> Mistakes { get; }
}
