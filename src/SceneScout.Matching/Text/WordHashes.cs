namespace SceneScout.Matching.Text;

/// <summary>A set of words' hashes, asked often for words that are not in it.</summary>
internal sealed class WordHashes
{
    private readonly ulong[] _sorted;

    // A bit for each word: most that are not there have none.
    private readonly ulong _bits;

    /// <summary>Makes the set.</summary>
    public WordHashes(IEnumerable<ulong> words)
    {
        _sorted = [.. words.Distinct().Order()];
        foreach (var word in _sorted)
            _bits |= 1UL << (int)(word & 63);
    }

    /// <summary>No words.</summary>
    public static WordHashes None { get; } = new([]);

    /// <summary>True when a word is in it.</summary>
    public bool Has(ulong word) => ((_bits >> (int)(word & 63)) & 1) != 0 && Array.BinarySearch(_sorted, word) >= 0;
}
