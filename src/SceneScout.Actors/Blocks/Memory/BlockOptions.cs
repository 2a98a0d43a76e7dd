namespace SceneScout.Actors.Blocks.Memory;

/// <summary>How much of the blocks a node keeps in memory. What goes is loaded again when it is needed.</summary>
public sealed record BlockOptions
{
    /// <summary>Blocks at most.</summary>
    public int MaxResident { get; init; } = 5_000;

    /// <summary>Bytes at most, all blocks together, as <see cref="Domain.Matching.BlockSize"/> reckons them. One block that is larger stays alone.</summary>
    public long MaxBytes { get; init; } = 256L << 20;

    /// <summary>A block that nothing was asked of for so long goes.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(2);
}
