using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Geocoding;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class EndWriteTests : ActorTest
{
    private readonly JumpingTime _time = new(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_end_is_written_again_when_the_store_did_not_answer()
    {
        var (lease, calls) = (await ClaimAsync(), 0);

        var stood = await RunAsync(lease, () => ++calls < 4 ? throw new StoreUnavailableException("away") : Store.Tasks.CompleteAsync(lease, "{}", _time.GetUtcNow(), None));

        Assert.True(stood);
        Assert.Equal((4, TaskState.Succeeded), (calls, await StateAsync("t1")));
    }

    [Fact]
    public async Task An_end_whose_answer_was_lost_stands_and_is_not_written_twice()
    {
        var (lease, calls) = (await ClaimAsync(), 0);

        var stood = await RunAsync(lease, async () =>
        {
            var written = await Store.Tasks.CompleteAsync(lease, "{}", _time.GetUtcNow(), None);
            return ++calls == 1 ? throw new StoreUnavailableException("the answer was lost") : written;
        });

        Assert.True(stood);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_lost_lease_is_no_reason_to_try_again()
    {
        var (lease, calls) = (await ClaimAsync(), 0);
        await Store.Tasks.CancelAsync("t1", _time.GetUtcNow(), None);

        Assert.False(await RunAsync(lease, () =>
        {
            calls++;
            return Store.Tasks.CompleteAsync(lease, "{}", _time.GetUtcNow(), None);
        }));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_store_that_stays_away_is_given_up_within_the_lease()
    {
        var (lease, began) = (await ClaimAsync(), _time.GetUtcNow());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => RunAsync(lease, () => throw new StoreUnavailableException("away")));

        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(1), Options.LeaseTime);
    }

    [Fact]
    public async Task A_defect_is_not_tried_again()
    {
        var (lease, calls) = (await ClaimAsync(), 0);

        await Assert.ThrowsAsync<StoreConflictException>(() => RunAsync(lease, () =>
        {
            calls++;
            throw new StoreConflictException("twice");
        }));
        Assert.Equal(1, calls);
    }

    private async Task<TaskLease> ClaimAsync()
    {
        var now = _time.GetUtcNow();
        await Store.Tasks.EnqueueAsync([TaskOf("t1")], 10, now, None);
        return Assert.Single(await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Processing, "w1", 1, now + Options.LeaseTime, []), now, None)).Lease;
    }

    private Task<bool> RunAsync(TaskLease lease, Func<Task<bool>> write) => EndWrite.RunAsync(
        new SpawnServices(Store, SourceSet.Create(new Dictionary<SourceName, SourceOptions>(), _time), GeoAtlas.Bundled, new FixedCategorizer(), [], Options, _time),
        lease,
        EndWrite.Done,
        write,
        None);
}
