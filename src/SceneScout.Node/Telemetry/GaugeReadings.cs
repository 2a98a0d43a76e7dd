using System.Collections.Immutable;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Telemetry;

/// <summary>What the gauges show.</summary>
/// <param name="Tasks">Live tasks by type and state; a type without tasks shows 0.</param>
/// <param name="OldestQueued">Age of the oldest queued task by type.</param>
/// <param name="Workers">This node's workers by type and status; none shows 0.</param>
/// <param name="Members">Cluster members by status, and those that are unreachable.</param>
internal sealed record GaugeReadings(
    ImmutableArray<(string Type, string State, long Count)> Tasks,
    ImmutableSortedDictionary<string, TimeSpan> OldestQueued,
    ImmutableArray<(string Type, string Status, long Count)> Workers,
    ImmutableSortedDictionary<string, long> Members)
{
    /// <summary>How far each named reader of the feed is behind: changes, and the age of the first of them.</summary>
    public ImmutableArray<(string Cursor, long Rows, TimeSpan Age)> Feed { get; init; } = [];

    /// <summary>Before anything was read.</summary>
    public static readonly GaugeReadings None = new([], ImmutableSortedDictionary<string, TimeSpan>.Empty, [], ImmutableSortedDictionary<string, long>.Empty);

    private static readonly bool[] IdleAndBusy = [false, true];
    private static readonly TaskState[] Live = [TaskState.Queued, TaskState.Leased];

    /// <summary>Counts what was read.</summary>
    public static GaugeReadings Of(
        IReadOnlyCollection<TaskCount> tasks, IReadOnlyCollection<WorkerRecord> workers, ImmutableSortedDictionary<string, long> members, DateTimeOffset now) => new(
        [
            .. from type in TaskTypes.All
               from state in Live
               select (type.Name(), state.ToString().ToLowerInvariant(), tasks.Where(t => t.Type == type && t.State == state).Sum(t => t.Count)),
        ],
        TaskTypes.All.ToImmutableSortedDictionary(type => type.Name(), type => Age(tasks.Where(t => t.Type == type && t.State == TaskState.Queued && t.Count > 0), now)),
        [
            .. from type in TaskTypes.All
               from busy in IdleAndBusy
               select (type.Name(), busy ? "busy" : "idle", workers.LongCount(w => w.Type == type.Name() && w.CurrentTask is not null == busy)),
        ],
        members);

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
