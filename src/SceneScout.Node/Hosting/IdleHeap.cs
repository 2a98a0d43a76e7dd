namespace SceneScout.Node.Hosting;

/// <summary>
/// When a node that has nothing to do gives memory back. The collector itself waits until a portion of memory is used up, which an idle node takes minutes for, and what a busy time or the start has left stays until then.
/// Immutable: each look makes the next.
/// </summary>
/// <param name="Allocated">Bytes allocated since the process began, at the last look; null before the first.</param>
/// <param name="Quiet">Looks in a row at which little was allocated.</param>
/// <param name="Since">Bytes allocated since something was collected here; null while what the busy time left was not.</param>
/// <param name="Spared">Looks until everything may be collected again: that stops the node for as long as its memory is large.</param>
internal sealed record IdleHeap(long? Allocated, int Quiet, long? Since, int Spared)
{
    /// <summary>Before the first look.</summary>
    public static readonly IdleHeap Unknown = new(null, 0, null, 0);

    /// <summary>How often to look.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    // A node that does nothing allocates some 200 KB a second: what its timers and probes take.
    private const long QuietBytes = 8_000_000;
    private const int QuietLooks = 2;

    // Ten minutes: a node that is busy for a moment now and then is not stopped after each.
    private const int SparingLooks = 60;

    // Less: collections that find nothing worth their time.
    private const long WorthCollecting = 8_000_000;

    /// <summary>Looks.</summary>
    /// <param name="allocated">Bytes allocated since the process began.</param>
    /// <returns>What is known from then on, and what to collect now.</returns>
    public (IdleHeap Next, IdleCollection Collect) Look(long allocated)
    {
        var spared = Math.Max(Spared - 1, 0);
        if (Allocated is not { } before || allocated - before > QuietBytes)
            return (new IdleHeap(allocated, 0, null, spared), IdleCollection.Nothing);
        var next = this with { Allocated = allocated, Quiet = Math.Min(Quiet + 1, QuietLooks), Since = Since + allocated - before, Spared = spared };
        if (next.Quiet < QuietLooks)
            return (next, IdleCollection.Nothing);
        if (next.Since is not { } since)
            return spared > 0 ? (next, IdleCollection.Nothing) : (next with { Since = 0, Spared = SparingLooks }, IdleCollection.Everything);
        return since < WorthCollecting ? (next, IdleCollection.Nothing) : (next with { Since = 0 }, IdleCollection.Young);
    }
}
