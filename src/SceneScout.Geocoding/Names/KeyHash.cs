namespace SceneScout.Geocoding.Names;

/// <summary>48 bits of a key, as <c>fold.mjs</c> of the data's generator computes them: of a million keys, one in 280 million others is taken for one of them.</summary>
/// <param name="Bucket">The first 16 bits.</param>
/// <param name="Rest">The other 32.</param>
internal readonly record struct KeyHash(ushort Bucket, uint Rest)
{
    /// <summary>The hash of a key.</summary>
    public static KeyHash Of(ReadOnlySpan<byte> key)
    {
        var (a, b) = (0x811c9dc5u, 0x9747b28cu);
        foreach (var sign in key)
        {
            a = (a ^ sign) * 0x01000193u;
            b = (b ^ sign) * 0x5bd1e995u;
            b ^= b >> 15;
        }

        return new((ushort)(Mix(a) >> 16), Mix(b));
    }

    private static uint Mix(uint h)
    {
        h = (h ^ (h >> 16)) * 0x85ebca6bu;
        h = (h ^ (h >> 13)) * 0xc2b2ae35u;
        return h ^ (h >> 16);
    }
}
