namespace SceneScout.Matching.Text;

/// <summary>Words that say where a thing is, of both sides.</summary>
/// <param name="Left">Words of one side.</param>
/// <param name="Right">Words of the other.</param>
/// <param name="LeftVenue">A venue's words on one side; none when venues themselves are compared.</param>
/// <param name="RightVenue">The same of the other.</param>
internal readonly record struct PlaceWordSet(WordHashes Left, WordHashes Right, WordHashes LeftVenue, WordHashes RightVenue)
{
    // Of both sides at once: most words are in none.
    private readonly ulong _bits = Left.Bits | Right.Bits;
    private readonly ulong _venueBits = LeftVenue.Bits | RightVenue.Bits;

    /// <summary>No place is known.</summary>
    public static PlaceWordSet None { get; } = new(WordHashes.None, WordHashes.None, WordHashes.None, WordHashes.None);

    /// <summary>True when titles of events are compared, which may name the venue.</summary>
    public bool IsOfEvents { get; init; }

    /// <summary>True where a word may be the first letters of others.</summary>
    public bool HasInitials => IsOfEvents || IsOfHouses;

    /// <summary>True when houses of events are compared: one feed names the hall, the other the house alone.</summary>
    public bool IsOfHouses { get; init; }

    /// <summary>True when a part of one house's name is known to be the other's.</summary>
    public bool IsSameHouse { get; init; }

    /// <summary>True when a word is one of them.</summary>
    public bool Has(ulong word) => (_bits & WordHashes.BitOf(word)) != 0 && (Left.Has(word) || Right.Has(word));

    /// <summary>True when a word is one of the venue's on both sides: the car park of one house is none of the house's.</summary>
    public bool HasBothVenues(ulong word) => LeftVenue.Has(word) && RightVenue.Has(word);

    /// <summary>True when a word is one of a venue's.</summary>
    public bool HasVenue(ulong word) => (_venueBits & WordHashes.BitOf(word)) != 0 && (LeftVenue.Has(word) || RightVenue.Has(word));
}
