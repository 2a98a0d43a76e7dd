using SceneScout.EndToEnd.Tests.Support;
using SceneScout.Lab.Bench.Claims;
using SceneScout.Storage.Sqlite;

namespace SceneScout.EndToEnd.Tests.Bench;

public sealed class ClaimsBenchTests
{
    [Fact]
    public async Task Each_number_of_claimers_is_measured_and_a_queue_that_runs_empty_is_told()
    {
        using var folder = new TemporaryFolder();
        await using var store = SqliteStore.Open(folder.Path);
        var options = new ClaimsBenchOptions(3000, [1, 3], TimeSpan.FromMilliseconds(200));

        var report = await new ClaimsBench(store, null, options, TimeProvider.System).RunAsync(_ => { }, CancellationToken.None);

        Assert.Equal([1, 3], report.Claims.Select(claims => claims.Claimers));
        Assert.All(report.Claims, claims => Assert.True(claims.PerSecond > 0 && claims.Milliseconds.Median <= claims.Milliseconds.P99, $"{claims}"));
        Assert.Null(report.Bare);
        Assert.Null(report.OverBare);

        using var other = new TemporaryFolder();
        await using var few = SqliteStore.Open(other.Path);
        var empty = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new ClaimsBench(few, null, options with { Tasks = 1 }, TimeProvider.System).RunAsync(_ => { }, CancellationToken.None));

        Assert.Equal("All of the 1 tasks are claimed before the time is over: give more of them, or fewer seconds.", empty.Message);
    }
}
