using SceneScout.Actors.Workers;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class WorkerRecordTests
{
    private static readonly WorkerRecord New = WorkerRecord.New("worker-discovery-1", "discovery");

    [Fact]
    public void After_a_failed_attempt_a_worker_is_in_error_until_its_next_one_begins()
    {
        var failed = New.Begin("t1").Fail();

        Assert.Equal(["error", "busy", "idle", "idle"], new[] { failed, failed.Begin("t2"), failed.Begin("t2").Succeed(TimeSpan.Zero), failed.Begin("t2").Drop() }.Select(Status));
    }

    [Fact]
    public void One_that_has_stopped_has_stopped_whatever_came_of_its_last_attempt() =>
        Assert.Equal("shutdown", New.Begin("t1").Fail().State(stopped: true, default, "n1").Status);

    [Fact]
    public void One_that_has_done_nothing_is_idle() => Assert.Equal("idle", Status(New));

    private static string Status(WorkerRecord worker) => worker.State(stopped: false, default, "n1").Status;
}
