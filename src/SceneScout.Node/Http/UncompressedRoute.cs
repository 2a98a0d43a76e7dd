namespace SceneScout.Node.Http;

/// <summary>Marks a route whose answers are never compressed: their entity tag names them to the byte.</summary>
internal sealed class UncompressedRoute
{
    /// <summary>The mark.</summary>
    public static readonly UncompressedRoute Mark = new();

    private UncompressedRoute()
    {
    }
}
