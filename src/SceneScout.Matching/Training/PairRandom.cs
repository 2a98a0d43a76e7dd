namespace SceneScout.Matching.Training;

/// <summary>Numbers by chance that are the same for the same seed, in every version of the runtime.</summary>
/// <param name="seed">The seed.</param>
internal sealed class PairRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>0 to below 1.</summary>
    public double Part() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with a probability.</summary>
    public bool Is(double probability) => Part() < probability;

    /// <summary>From 0 to below a number.</summary>
    public int Below(int most) => (int)(Part() * most);

    /// <summary>From a number to another, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>One of a list.</summary>
    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Normally distributed around 0 with deviation 1.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Part())) * Math.Cos(2 * Math.PI * Part());

    // SplitMix64.
    private ulong Next()
    {
        var z = _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}
