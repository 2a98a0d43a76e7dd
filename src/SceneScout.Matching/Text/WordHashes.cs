namespace SceneScout.Matching.Text;

/// <summary>A set of words' hashes, asked often for words that are not in it.</summary>
internal sealed class WordHashes
{
    private readonly ulong[] _sorted;

    /// <summary>Makes the set.</summary>
    public WordHashes(IEnumerable<ulong> words)
    {
        _sorted = [.. words.Distinct().Order()];
        foreach (var word in _sorted)
            Bits |= BitOf(word);
    }

    /// <summary>No words.</summary>
    public static WordHashes None { get; } = new([]);

    /// <summary>A bit for each word: most that are not there have none.</summary>
    public ulong Bits { get; }

    /// <summary>A word's bit.</summary>
    public static ulong BitOf(ulong word) => 1UL << (int)(word & 63);

    /// <summary>True when a word is in it.</summary>
    public bool Has(ulong word) => (Bits & BitOf(word)) != 0 && _sorted.AsSpan().BinarySearch(word) >= 0;
}
