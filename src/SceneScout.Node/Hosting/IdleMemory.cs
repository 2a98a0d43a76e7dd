namespace SceneScout.Node.Hosting;

/// <summary>Gives a node's memory back while it has nothing to do.</summary>
internal sealed class IdleMemory(TimeProvider time) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var heap = IdleHeap.Unknown;
        using var timer = new PeriodicTimer(IdleHeap.Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            (heap, var collect) = heap.Look(GC.GetTotalAllocatedBytes());
            if (collect == IdleCollection.Everything)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            else if (collect == IdleCollection.Young)
                GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        }
    }
}
