namespace SceneScout.Domain.Matching;

/// <summary>The portraits that a process keeps: those of all its blocks that were made or asked for last. What has gone is made again from its listing. Safe for many threads.</summary>
internal static class PortraitMemory
{
    // Some 40 MB.
    private const int Most = 49_152;

    // Of those whose turn it is, so many may stay for having been asked for since.
    private const int MostSpared = 8;

    private static readonly BlockSlot?[] Ring = new BlockSlot?[Most];
    private static int _turn;

    /// <summary>A portrait was made.</summary>
    public static void Keep(BlockSlot slot)
    {
        for (var spared = 0; spared < MostSpared; spared++)
        {
            if (Interlocked.Exchange(ref Ring[(uint)Interlocked.Increment(ref _turn) % Most], slot) is not { } other)
                return;
            slot = other;
            if (!other.WasAsked())
                break;
        }

        slot.Forget();
    }
}
