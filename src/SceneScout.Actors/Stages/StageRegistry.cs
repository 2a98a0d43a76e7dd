using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Actors.Workers.Ingestion;
using SceneScout.Actors.Workers.Processing;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Stages;

/// <summary>The known stages, each by one definition, in the order in which work goes through them. Immutable.</summary>
public sealed class StageRegistry
{
    private StageRegistry(ImmutableArray<StageDefinition> definitions)
    {
        Definitions = definitions;
        Types = [.. definitions.Select(stage => stage.Type)];
        Names = [.. definitions.Select(stage => stage.Type.Name())];
        Roles = [Hosting.Roles.Controller, .. definitions.Select(stage => stage.Role).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The product's own stages. Another stage is one folder and one line here.</summary>
    public static StageRegistry BuiltIn { get; } = Of(
    [
        DiscoveryStage.Definition,
        IngestionStage.Definition,
        ProcessingStage.Definition,
    ]);

    /// <summary>All definitions.</summary>
    public ImmutableArray<StageDefinition> Definitions { get; }

    /// <summary>Their types.</summary>
    public ImmutableArray<TaskType> Types { get; }

    /// <summary>Their names.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Roles that a node may have: the controller's and those of the stages.</summary>
    public ImmutableArray<string> Roles { get; }

    /// <summary>The names, for messages: <c>one of discovery, ingestion, processing</c>.</summary>
    public string Accepted => $"one of {string.Join(", ", Names)}";

    /// <summary>Workers and limits of each when nothing else is configured.</summary>
    public ImmutableSortedDictionary<TaskType, WorkerTypeOptions> Workers => Definitions.ToImmutableSortedDictionary(stage => stage.Type, stage => stage.Workers);

    /// <summary>A registry of these stages.</summary>
    /// <exception cref="ArgumentException">Two have the same name, one follows a stage that is not registered before it, or a role or limit cannot be; the message names stage, value and what is accepted.</exception>
    public static StageRegistry Of(params IEnumerable<StageDefinition> definitions)
    {
        ImmutableArray<StageDefinition> all = [.. definitions];
        for (var i = 0; i < all.Length; i++)
            if (Mistake(all[i], all[..i]) is { } mistake)
                throw new ArgumentException($"stage '{all[i].Type}': {mistake}", nameof(definitions));
        return new StageRegistry(all);
    }

    /// <summary>This registry and further stages.</summary>
    public StageRegistry With(params IEnumerable<StageDefinition> further) => Of([.. Definitions, .. further]);

    /// <summary>The definition of a stage; null when there is none.</summary>
    public StageDefinition? Find(TaskType type) => Definitions.FirstOrDefault(stage => stage.Type == type);

    /// <summary>The definition of a stage by its name in any case; null when there is none.</summary>
    public StageDefinition? Find(string? name) => TaskType.Parse(name) is { } type ? Find(type) : null;

    /// <summary>The definition of a stage that is registered.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public StageDefinition Get(TaskType type) => Find(type) ?? throw new ArgumentException($"stage '{type}' is not registered: {Accepted}.", nameof(type));

    /// <summary>The stages that follow one.</summary>
    public IEnumerable<StageDefinition> After(TaskType type) => Definitions.Where(stage => stage.Follows == type);

    /// <summary>The stages that find work when a task ends: those that follow, and behind ingestion those that follow processing, too, since events come to it that need no processing any more.</summary>
    public IEnumerable<StageDefinition> Fed(TaskType type) => type == TaskType.Ingestion ? After(type).Concat(After(TaskType.Processing)) : After(type);

    /// <summary>What the end of a task queues for the stages that follow.</summary>
    public ImmutableArray<FollowUp> FollowUps(TaskType type, SpawnOptions options) =>
        [.. After(type).Select(stage => stage.FollowUp).OfType<Func<SpawnOptions, FollowUp>>().Select(followUp => followUp(options))];

    /// <summary>How much may wait for the stages that find work there before nothing new is started for them.</summary>
    public ImmutableArray<BacklogMark> Marks(TaskType type, SpawnOptions options) =>
        [.. Fed(type).Where(stage => options.Types.ContainsKey(stage.Type)).Select(stage => options.Types[stage.Type].MarkOf(stage.Type))];

    private static string? Mistake(StageDefinition stage, ImmutableArray<StageDefinition> before) => stage switch
    {
        _ when before.Any(other => other.Type == stage.Type) => "registered twice.",
        { Follows: { } follows } when before.All(other => other.Type != follows) =>
            $"follows '{follows}', which is not registered before it{(before.IsEmpty ? "" : $"; accepted are {string.Join(", ", before.Select(other => other.Type))}")}.",
        { FollowUp: not null, Follows: null } => "says what is queued for it, but not after which stage.",
        { Role: var role } when TaskType.Parse(role)?.Name() != role || role is Hosting.Roles.Controller or Hosting.Roles.Every =>
            $"role '{role}' is not accepted: {TaskType.Form}, lower case, and neither {Hosting.Roles.Controller} nor {Hosting.Roles.Every}.",
        { Workers: { } workers } when workers.HighMark > 0 && workers.LowMark >= workers.HighMark =>
            $"low mark {workers.LowMark} is not accepted: below the high mark, {workers.HighMark}.",
        { Bound: StageBound.Processor, Workers.CpuLimit: <= 0 } => "bound by processors, so its cpu limit must be above 0: how many a task keeps busy.",
        _ => null,
    };
}
