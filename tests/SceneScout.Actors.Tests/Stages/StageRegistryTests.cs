using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Stages;

public sealed class StageRegistryTests
{
    private static readonly TaskType Digest = TaskType.Of("digest");

    [Fact]
    public void Work_goes_through_the_products_own_stages_in_their_order()
    {
        var stages = StageRegistry.BuiltIn;

        Assert.Equal<string>(["discovery", "ingestion", "processing"], stages.Names);
        Assert.Equal<string>(["controller", "discovery", "ingestion", "processing"], stages.Roles);
        Assert.Equal([TaskType.Ingestion], stages.After(TaskType.Discovery).Select(s => s.Type));
        Assert.Equal([TaskType.Processing], stages.FollowUps(TaskType.Ingestion, new SpawnOptions()).Select(f => f.Type));
        Assert.Empty(stages.After(TaskType.Processing));
        Assert.Equal(new SpawnOptions().Types.Keys, stages.Types.Order());
    }

    [Fact]
    public void A_further_stage_is_what_the_one_before_it_queues_for_and_yields_to()
    {
        var stages = StageRegistry.BuiltIn.With(TestStage.Of("digest", TaskType.Processing) with
        {
            FollowUp = _ => new FollowUp(Digest, 7, (_, _) => "{}"),
            Workers = new WorkerTypeOptions(1, 1) { HighMark = 9, LowMark = 4 },
        });
        var options = new SpawnOptions { Types = stages.Workers };

        Assert.Equal(7, Assert.Single(stages.FollowUps(TaskType.Processing, options)).BatchSize);
        Assert.Equal<BacklogMark>([new BacklogMark(Digest, 9, 4)], stages.Marks(TaskType.Processing, options));
        // Events come to ingestion that need no processing any more: it feeds both.
        Assert.Equal([TaskType.Processing, Digest], stages.Fed(TaskType.Ingestion).Select(stage => stage.Type));
        Assert.Contains(new BacklogMark(Digest, 9, 4), stages.Marks(TaskType.Ingestion, options));
        Assert.Equal("digest", stages.Find("Digest")!.Role);
        Assert.Equal("one of discovery, ingestion, processing, digest", stages.Accepted);
    }

    public static TheoryData<string, StageDefinition> Mistakes => new()
    {
        { "stage 'processing': registered twice", TestStage.Of("processing") },
        { "stage 'digest': follows 'later', which is not registered before it; accepted are discovery, ingestion, processing", TestStage.Of("digest", TaskType.Of("later")) },
        { "stage 'digest': follows 'digest'", TestStage.Of("digest", Digest) },
        { "stage 'digest': says what is queued for it", TestStage.Of("digest") with { FollowUp = _ => ProcessingParameters.After(1) } },
        { "stage 'digest': role 'controller' is not accepted", TestStage.Of("digest") with { OwnRole = "controller" } },
        { "stage 'digest': role 'Big Box' is not accepted", TestStage.Of("digest") with { OwnRole = "Big Box" } },
        { "stage 'digest': low mark 5 is not accepted: below the high mark, 5", TestStage.Of("digest") with { Workers = new WorkerTypeOptions(1, 1) { HighMark = 5, LowMark = 5 } } },
        { "stage 'digest': bound by processors, so its cpu limit", TestStage.Of("digest") with { Bound = StageBound.Processor, Workers = new WorkerTypeOptions(1, 1) } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_cannot_be_registered_is_named(string expected, StageDefinition stage) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => StageRegistry.BuiltIn.With(stage)).Message, StringComparison.Ordinal);
}
