namespace SceneScout.Matching.Text;

/// <summary>Words that say where a thing is, of both sides.</summary>
/// <param name="Left">Sorted hashes of one side.</param>
/// <param name="Right">Sorted hashes of the other.</param>
/// <param name="LeftVenue">Sorted hashes of a venue's words on one side; empty when venues themselves are compared.</param>
/// <param name="RightVenue">The same of the other.</param>
internal readonly record struct PlaceWordSet(ulong[] Left, ulong[] Right, ulong[] LeftVenue, ulong[] RightVenue)
{
    /// <summary>No place is known.</summary>
    public static PlaceWordSet None { get; } = new([], [], [], []);

    /// <summary>True when titles of events are compared, which may name the venue.</summary>
    public bool IsOfEvents { get; init; }

    /// <summary>True when a word is one of them.</summary>
    public bool Has(ulong word) => Has(Left, word) || Has(Right, word);

    /// <summary>True when a word is one of a venue's.</summary>
    public bool HasVenue(ulong word) => Has(LeftVenue, word) || Has(RightVenue, word);

    private static bool Has(ulong[] sorted, ulong word) => sorted.Length > 0 && Array.BinarySearch(sorted, word) >= 0;
}
