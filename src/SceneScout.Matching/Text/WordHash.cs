namespace SceneScout.Matching.Text;

/// <summary>64-bit FNV-1a over characters: stable, without an encoder.</summary>
internal static class WordHash
{
    private const ulong Prime = 1099511628211;

    /// <summary>Hash of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * Prime);
        return hash;
    }

    /// <summary>Hash of two hashes.</summary>
    public static ulong Of(ulong left, ulong right)
    {
        var hash = unchecked((left ^ (right >> 29)) * 0xBF58476D1CE4E5B9UL) + right;
        hash = unchecked((hash ^ (hash >> 27)) * 0x94D049BB133111EBUL);
        return hash ^ (hash >> 31);
    }
}
