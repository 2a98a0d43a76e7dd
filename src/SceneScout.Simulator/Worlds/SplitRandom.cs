namespace SceneScout.Simulator.Worlds;

/// <summary>
/// A splittable SplitMix64 generator. Every entity gets its own branch, so that adding a draw to one entity never shifts another.
/// A mutable struct: keep it in a local variable and pass it by <see langword="ref"/>.
/// </summary>
internal struct SplitRandom(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;
    private ulong _state = state;

    /// <summary>The root generator of a seed.</summary>
    public static SplitRandom FromSeed(long seed) => new(Mix(unchecked((ulong)seed) + Golden));

    /// <summary>An independent generator named by a label and a number; the parent is not consumed.</summary>
    public readonly SplitRandom Split(string label, long index = 0)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in label)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return new SplitRandom(Mix(_state ^ Mix(hash + (unchecked((ulong)index) * Golden))));
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            _state += Golden;
            return Mix(_state);
        }
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [0, bound).</summary>
    public int Next(int bound) => (int)(((UInt128)NextBits() * (ulong)bound) >> 64);

    /// <summary>A number in [low, high].</summary>
    public int Next(int low, int high) => low + Next(high - low + 1);

    /// <summary>A number in [low, high).</summary>
    public double Next(double low, double high) => low + (NextDouble() * (high - low));

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>One of the values, all equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>The index of one of the weights, drawn in proportion to them.</summary>
    public int PickWeighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var left = NextDouble() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    /// <summary>A string of characters from an alphabet.</summary>
    public string NextString(string alphabet, int length)
    {
        var chars = new char[length];
        for (var i = 0; i < length; i++)
        {
            chars[i] = alphabet[Next(alphabet.Length)];
        }

        return new string(chars);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
