using CsCheck;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public class EndWriteRetryTests
{
    private static readonly DateTimeOffset Began = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    [Fact]
    public void It_is_tried_a_bounded_number_of_times_and_never_beyond_the_lease() =>
        Gen.Select(Gen.Double[0, 0.999].Array[50], Gen.Int[1, 120]).Sample((jitter, leaseSeconds) =>
        {
            var (now, lease, tries) = (Began, TimeSpan.FromSeconds(leaseSeconds), 1);
            while (EndWriteRetry.Wait(tries, Began, now, lease, jitter[tries]) is { } wait)
            {
                Assert.InRange(wait, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2));
                now += wait;
                tries++;
                Assert.True(now < Began + (lease * 2 / 3));
            }

            Assert.InRange(tries, 1, 12);
        });

    [Fact]
    public void A_hiccup_is_waited_for_shortly() =>
        Assert.Equal(TimeSpan.FromMilliseconds(50), EndWriteRetry.Wait(1, Began, Began, Lease, 0));

    [Theory]
    [InlineData(TaskState.Succeeded, 3, true)]
    [InlineData(TaskState.Succeeded, 4, false)] // another worker's
    [InlineData(TaskState.Leased, 3, false)]
    [InlineData(TaskState.Cancelled, 3, false)]
    public void An_end_that_was_written_without_an_answer_is_known_by_its_fence(TaskState state, long fence, bool stands)
    {
        var task = new TaskRecord
        {
            Task = new NewTask { Id = "t", Type = TaskType.Ingestion, ParametersJson = "{}" },
            State = state,
            Attempts = 1,
            CreatedAt = Began,
            WorkerId = "w",
            Fence = fence,
        };

        Assert.Equal(stands, EndWriteRetry.Stands(task, new TaskLease("t", "w", 3), [TaskState.Succeeded]));
        Assert.False(EndWriteRetry.Stands(null, new TaskLease("t", "w", 3), [TaskState.Succeeded]));
    }
}
