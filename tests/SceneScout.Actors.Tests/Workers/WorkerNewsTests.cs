using System.Diagnostics.Metrics;
using Akka.Actor;
using Akka.Event;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class WorkerNewsTests
{
    // The instruments are of the process: a type of its own tells this test's figures from others'.
    private static readonly TaskType Type = TaskType.Of("retried");
    private static readonly SpawnFault Broken = new(FaultKind.Database, "broken");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    public void The_last_failure_of_a_task_that_is_given_up_is_no_retry(int attempt, long retries)
    {
        var counted = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Name: "spawn.retries.total", Meter.Name: SpawnInstruments.MeterName })
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            foreach (var (name, text) in tags)
                if (name == "type" && (string?)text == Type.Name())
                    counted += value;
        });
        listener.Start();
        var news = new WorkerNews(Type, StageRegistry.BuiltIn, RetryPolicy.Default with { MaxRetries = 2 }, "node", ActorRefs.Nobody, TimeProvider.System, NoLogger.Instance);
        var task = new TaskRecord
        {
            Task = new NewTask { Id = "t1", Type = Type, ParametersJson = "{}" },
            State = TaskState.Leased,
            Attempts = attempt,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Fence = attempt,
        };

        news.Ended(WorkerRecord.New("w1", Type.Name()), task, new TaskOutcome.Failed(Broken), new WorkerSignals.Ended(task.Lease, true, null), TimeSpan.Zero);

        Assert.Equal(retries, counted);
    }
}
