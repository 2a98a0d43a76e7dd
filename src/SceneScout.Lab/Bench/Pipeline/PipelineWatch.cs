using System.Diagnostics;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>Looks on until everything is through. It asks the store for counts that it keeps anyway, five times a second.</summary>
internal sealed class PipelineWatch(IStore store, PipelineNode node, Action<string> say)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Looks on.</summary>
    /// <param name="before">What was there before: it does not count.</param>
    /// <param name="started">Timestamp of the request.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The course, the last sample of the end.</returns>
    /// <exception cref="InvalidOperationException">The node ended.</exception>
    /// <exception cref="TimeoutException">Nothing got on for minutes.</exception>
    public async Task<List<PipelineSample>> RunAsync(EventTotals before, long started, CancellationToken cancellation)
    {
        var course = new List<PipelineSample>();
        var (told, moved) = (0.0, 0.0);
        using var timer = new PeriodicTimer(Every);
        while (true)
        {
            var totals = await store.Events.TotalsAsync(cancellation);
            var at = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (!node.Runs)
                throw new InvalidOperationException($"The node ended.\n{node.Tail}");
            var sample = new PipelineSample(Math.Round(at, 3), totals.Listings - before.Listings, totals.Canonical - before.Canonical, totals.Processed - before.Processed, node.MemoryBytes);
            if (course is not [.., var last] || (last with { At = 0, MemoryBytes = 0 }) != (sample with { At = 0, MemoryBytes = 0 }))
                moved = at;
            course.Add(sample);
            if (at - told >= Told.TotalSeconds)
            {
                told = at;
                say($"{at:0} s: {sample.Listings} listings in {sample.Events} events, {sample.Processed} of these processed; {sample.MemoryBytes >> 20} MB");
            }

            if (sample.Processed == sample.Events && await IsDoneAsync(cancellation))
                return course;
            if (at - moved > Patience.TotalSeconds)
                throw new TimeoutException($"Nothing got on for {Patience}: {sample}\n{node.Tail}");
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    private async Task<bool> IsDoneAsync(CancellationToken cancellation) => !(await store.Tasks.CountAsync(cancellation)).Any(count => count.State.IsLive() && count.Count > 0);
}
