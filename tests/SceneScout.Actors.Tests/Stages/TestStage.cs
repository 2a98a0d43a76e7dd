using System.Text.Json.Nodes;
using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Tests.Stages;

/// <summary>Stages that do nothing of their own.</summary>
internal static class TestStage
{
    /// <summary>A stage bound by processors whose tasks do what a test says.</summary>
    public static StageDefinition Computing(string name, Func<CancellationToken, Task<TaskOutcome>> work) => Of(name) with
    {
        Bound = StageBound.Processor,
        Runner = (task, context) => Props.Create(() => new WorkRunner(task, context.Services, work)),
    };

    /// <summary>A stage.</summary>
    public static StageDefinition Of(string name, TaskType? follows = null) => new()
    {
        Type = TaskType.Of(name),
        Follows = follows,
        Workers = new WorkerTypeOptions(1, 1) { CpuLimit = 1 },
        TaskBytes = _ => 1,
        Parameters = new NoParameters(),
        Runner = (task, context) => Props.Create(() => new WorkRunner(task, context.Services, _ => NothingAsync())),
        Item = "item",
    };

    private static Task<TaskOutcome> NothingAsync() => Task.FromResult<TaskOutcome>(new TaskOutcome.Done("{}", 0));

    /// <summary>Runs what a test says.</summary>
    public sealed class WorkRunner(TaskRecord task, SpawnServices services, Func<CancellationToken, Task<TaskOutcome>> work) : StageRunner(task, services)
    {
        protected override Task<TaskOutcome> RunAsync(CancellationToken cancellation) => work(cancellation);
    }

    private sealed class NoParameters : StageParameters
    {
        public override (NewTask? Task, SpawnFault? Mistake) Read(TaskDraft draft, JsonObject parameters, ISourceSet sources) => Wrong("", parameters, "nothing");

        public override string? Mistake(string json, IReadOnlyCollection<string> sources) => null;
    }
}
