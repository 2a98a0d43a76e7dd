namespace SceneScout.Matching.Text;

/// <summary>What a name names: it says how the words around it are read.</summary>
internal enum NameKind
{
    /// <summary>Anything: a performer, a category.</summary>
    Any,

    /// <summary>A place: what stands behind <c>at</c> is where that is. In a title it may be the other team.</summary>
    Place,

    /// <summary>An event: what stands before <c>presents</c> is who invites, and <c>18+</c> is who may come.</summary>
    Event,
}
