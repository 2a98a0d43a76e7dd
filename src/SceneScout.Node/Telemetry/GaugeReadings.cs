using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Telemetry;

/// <summary>What the gauges show.</summary>
/// <param name="Tasks">Live tasks by type and state; a type without tasks shows 0.</param>
/// <param name="OldestQueued">Age of the oldest queued task by type.</param>
/// <param name="Workers">This node's workers by type and status; none shows 0.</param>
/// <param name="Members">Cluster members by status, and those that are unreachable.</param>
/// <param name="Held">By type whether it starts nothing new because a stage that follows has as much waiting as it may, and how often that began.</param>
internal sealed record GaugeReadings(
    ImmutableArray<(string Type, string State, long Count)> Tasks,
    ImmutableSortedDictionary<string, TimeSpan> OldestQueued,
    ImmutableArray<(string Type, string Status, long Count)> Workers,
    ImmutableSortedDictionary<string, long> Members,
    ImmutableArray<(string Type, bool Held, long Times)> Held)
{
    /// <summary>How far each named reader of the feed is behind: changes, and the age of the first of them.</summary>
    public ImmutableArray<(string Cursor, long Rows, TimeSpan Age)> Feed { get; init; } = [];

    /// <summary>By type whether its workers begin nothing because its part of the day has not come; those that may have one alone.</summary>
    public ImmutableArray<(string Type, bool Closed)> OffPeak { get; init; } = [];

    /// <summary>How much of their time this node's workers work.</summary>
    public WorkerUse Use { get; init; } = WorkerUse.None;

    /// <summary>How much of each source's call budget is in use; a source whose owner did not answer is left out.</summary>
    public ImmutableArray<BudgetUse> Budgets { get; init; } = [];

    /// <summary>Before anything was read.</summary>
    public static readonly GaugeReadings None = new([], ImmutableSortedDictionary<string, TimeSpan>.Empty, [], ImmutableSortedDictionary<string, long>.Empty, []);

    private static readonly bool[] IdleAndBusy = [false, true];
    private static readonly TaskState[] Live = [TaskState.Queued, TaskState.Leased];

    /// <summary>Counts what was read.</summary>
    public static GaugeReadings Of(
        IReadOnlyCollection<TaskCount> tasks,
        IReadOnlyCollection<WorkerRecord> workers,
        ImmutableSortedDictionary<string, long> members,
        IReadOnlyCollection<StageHold> holds,
        StageRegistry stages,
        SpawnOptions options,
        DateTimeOffset now) => new(
        [
            .. from type in stages.Types
               from state in Live
               select (type.Name(), state.ToString().ToLowerInvariant(), tasks.Where(t => t.Type == type && t.State == state).Sum(t => t.Count)),
        ],
        stages.Types.ToImmutableSortedDictionary(type => type.Name(), type => Age(tasks.Where(t => t.Type == type && t.State == TaskState.Queued && t.Count > 0), now)),
        [
            .. from type in stages.Types
               from busy in IdleAndBusy
               select (type.Name(), busy ? "busy" : "idle", workers.LongCount(w => w.Type == type.Name() && w.CurrentTask is not null == busy)),
        ],
        members,
        [
            .. from type in stages.Types
               let marks = stages.Marks(type, options).Where(mark => mark.High > 0).Select(mark => mark.Type).ToList()
               where marks.Count > 0
               let behind = holds.Where(hold => marks.Contains(hold.Type)).ToList()
               select (type.Name(), behind.Exists(hold => hold.Since is not null), behind.Sum(hold => hold.Times)),
        ])
        {
            OffPeak = [.. stages.Definitions.Where(stage => stage.Follows is not null).Select(stage => (stage.Type.Name(), options.ClosedUntil(stage.Type, now) is not null))],
        };

    /// <summary>The readings with the cursors of the feed.</summary>
    public GaugeReadings With(IEnumerable<FeedCursorLag> cursors, DateTimeOffset now) => this with
    {
        Feed = [.. cursors.Select(c => (c.Cursor.Name, c.Rows, c.Oldest is { } oldest && now > oldest ? now - oldest : TimeSpan.Zero))],
    };

    private static TimeSpan Age(IEnumerable<TaskCount> queued, DateTimeOffset now)
    {
        var oldest = queued.Select(t => t.Oldest).DefaultIfEmpty(now).Min();
        return now > oldest ? now - oldest : TimeSpan.Zero;
    }
}
