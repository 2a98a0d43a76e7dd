namespace SceneScout.Domain.Matching;

/// <summary>The exact strategies by which two listings are found to be one event.</summary>
public enum MatchKeyKind
{
    /// <summary>A listing itself, or a link to it.</summary>
    Listing = 0,

    /// <summary>The source's second, stable id.</summary>
    StableId = 1,

    /// <summary>The page on the web, at one start.</summary>
    Url = 2,

    /// <summary>Title, day, time and place.</summary>
    Fingerprint = 3,
}

/// <summary>Something that only listings of one event share.</summary>
/// <param name="Kind">The strategy.</param>
/// <param name="Value">Compared character by character.</param>
public readonly record struct MatchKey(MatchKeyKind Kind, string Value) : IComparable<MatchKey>
{
    /// <inheritdoc />
    public int CompareTo(MatchKey other)
    {
        var byKind = Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Value, other.Value);
    }
}
