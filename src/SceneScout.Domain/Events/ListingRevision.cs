namespace SceneScout.Domain.Events;

/// <summary>The order of the readings of one listing. Workers read and keep at different speeds, so what is kept last is not what was read last. Pure.</summary>
public static class ListingRevision
{
    /// <summary>Whether a reading is older than what is kept, and loses to it.</summary>
    /// <param name="observedAt">When the source answered with it.</param>
    /// <param name="kept">When the source answered last with what is kept; null when that is not known.</param>
    /// <param name="now">The writer's present. What was kept by a clock that runs ahead of it cannot be compared: the reading wins, or one wrong clock would shut all others out.</param>
    public static bool IsOlder(DateTimeOffset observedAt, DateTimeOffset? kept, DateTimeOffset now) => observedAt < kept && kept <= now;

    /// <summary>The revision of new content: greater than the one before in any case, and greater than one of before the row was pruned and came back.</summary>
    /// <param name="observedAt">When the source answered with it.</param>
    /// <param name="before">The revision that it replaces; 0 for none.</param>
    public static long Next(DateTimeOffset observedAt, long before) =>
        Math.Max(before + 1, (observedAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
}
