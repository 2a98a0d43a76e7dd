namespace SceneScout.Imaging.Fetching;

/// <summary>A host's name leads to addresses of which none may be connected to.</summary>
internal sealed class ForbiddenAddressException : IOException
{
    public ForbiddenAddressException()
    {
    }

    public ForbiddenAddressException(string message)
        : base(message)
    {
    }

    public ForbiddenAddressException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
