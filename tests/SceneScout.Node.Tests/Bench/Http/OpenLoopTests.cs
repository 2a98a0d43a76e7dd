using SceneScout.Lab.Bench.Http;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Http;

public sealed class OpenLoopTests
{
    [Fact]
    public async Task What_is_sent_does_not_wait_for_what_was_sent_before()
    {
        var (last, begun) = (new TaskCompletionSource(), 0);

        // Nothing is answered before the last one was sent: a loop that waits would stand still.
        var times = await new OpenLoop(1000).RunAsync(TimeSpan.FromMilliseconds(20), async _ =>
        {
            if (Interlocked.Increment(ref begun) == 20)
                last.SetResult();
            await last.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }, CancellationToken.None);

        Assert.Equal(20, times.Length);
        // The first waited for the plan of all the others.
        Assert.True(times[0] >= 19, $"{times[0]}");
    }

    [Fact]
    public async Task What_fails_has_no_time_and_the_others_go_on()
    {
        var times = await new OpenLoop(1000).RunAsync(
            TimeSpan.FromMilliseconds(4), n => n == 1 ? throw new HttpRequestException("no") : Task.CompletedTask, CancellationToken.None);

        Assert.Equal([false, true, false, false], times.Select(double.IsNaN));
    }
}
