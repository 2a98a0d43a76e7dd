using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Http;

public sealed class StatusTasksTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_task_has_failed_when_it_was_given_up_and_its_attempts_are_counted_beside()
    {
        TaskCount[] counts =
        [
            new(TaskType.Discovery, "yelp", TaskState.Queued, 4, Now),
            new(TaskType.Discovery, "yelp", TaskState.DeadLettered, 2, Now),
            new(TaskType.Ingestion, "yelp", TaskState.DeadLettered, 1, Now),
            new(TaskType.Ingestion, "yelp", TaskState.Cancelled, 5, Now),
        ];

        var tasks = StatusTasks.Of(counts, ImmutableSortedDictionary<string, long>.Empty.Add("tasks.failed", 17), []);

        Assert.Equal((3, 17, 3), (tasks.Failed, tasks.FailedAttempts, tasks.DeadLettered));
        Assert.Equal((4, 0), (tasks.Queued, tasks.Completed));
    }
}
