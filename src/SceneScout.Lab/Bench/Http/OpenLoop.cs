using System.Collections.Immutable;
using System.Diagnostics;

namespace SceneScout.Lab.Bench.Http;

/// <summary>Sends at planned instants, whether what was sent before is answered or not: who waits for answers asks a slow server less, and measures it at its best. Each time counts from the planned instant, so a sender that is late is in it, too.</summary>
/// <param name="perSecond">How many are sent a second.</param>
internal sealed class OpenLoop(double perSecond)
{
    /// <summary>Sends them, and waits for all answers.</summary>
    /// <param name="duration">How long it sends.</param>
    /// <param name="send">Sends the one of this number, from 0; ends with its answer.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Milliseconds from the planned instant to the answer, in order; not a number for those that failed.</returns>
    public async Task<ImmutableArray<double>> RunAsync(TimeSpan duration, Func<int, Task> send, CancellationToken cancellation)
    {
        var count = Math.Max(1, (int)(duration.TotalSeconds * perSecond));
        var under = new Task<double>[count];
        // A thread of its own: the pool's may be busy with answers.
        await Task.Factory.StartNew(() => Plan(under, send, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return [.. await Task.WhenAll(under)];
    }

    private void Plan(Task<double>[] under, Func<int, Task> send, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var n = 0; n < under.Length; n++)
        {
            var (number, planned) = (n, begun + (long)(n / perSecond * Stopwatch.Frequency));
            while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), planned) is { Ticks: > 0 } left)
                cancellation.WaitHandle.WaitOne(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left);
            cancellation.ThrowIfCancellationRequested();
            under[n] = Task.Run(() => TimedAsync(number, planned, send), cancellation);
        }
    }

    private static async Task<double> TimedAsync(int number, long planned, Func<int, Task> send)
    {
        try
        {
            await send(number);
            return Stopwatch.GetElapsedTime(planned).TotalMilliseconds;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Data.Common.DbException or TimeoutException or TaskCanceledException { InnerException: TimeoutException })
        {
            return double.NaN;
        }
    }
}
