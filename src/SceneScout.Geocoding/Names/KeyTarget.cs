namespace SceneScout.Geocoding.Names;

/// <summary>What a key finds, in 32 bits.</summary>
/// <param name="Packed">4 bits kind, 1 bit whether it is another name, 27 bits index.</param>
internal readonly record struct KeyTarget(uint Packed)
{
    private const uint IndexBits = (1u << 27) - 1;

    /// <summary>Of what.</summary>
    public KeyTargetKind Kind => (KeyTargetKind)(Packed >> 28);

    /// <summary>Which one of its kind.</summary>
    public int Index => (int)(Packed & IndexBits);

    /// <summary>True when the thing has another name in the first place.</summary>
    public bool IsOtherName => (Packed & (1u << 27)) != 0;
}
