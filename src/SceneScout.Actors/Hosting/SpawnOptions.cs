using System.Collections.Immutable;
using NodaTime;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Domain.Scheduling;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Hosting;

/// <summary>How many workers of one type there are on a node.</summary>
/// <param name="Workers">Workers at the start, 0 or more.</param>
/// <param name="MaxWorkers">Workers at most (<c>maxConcurrency</c> in the user's documents).</param>
public sealed record WorkerTypeOptions(int Workers, int MaxWorkers)
{
    /// <summary>Workers at least, when load scales them.</summary>
    public int MinWorkers { get; init; } = 1;

    /// <summary>Bytes that the tasks of this type may hold at once on one node (<c>memoryLimit</c> in the user's documents).</summary>
    public long MemoryLimit { get; init; } = 512L << 20;

    /// <summary>Processors that a task of this type is reckoned to keep busy (<c>cpuLimit</c> in the user's documents): a node runs at most its processors over this at once. 0: not limited.</summary>
    public double CpuLimit { get; init; }

    /// <summary>From so many waiting tasks of this type on the stages before it start nothing new; 0 never stops them. Smaller: workers wait for work that could be there; larger: more is done again, and is older when it is done, after a change of mind.</summary>
    public int HighMark { get; init; }

    /// <summary>At so many waiting tasks they go on; below <see cref="HighMark"/>. Nearer to it: they stop and go often; nearer to 0: this stage's workers may run out of work before more comes.</summary>
    public int LowMark { get; init; }

    /// <summary>The part of the day, by the clock in UTC, in which its workers begin tasks; null for all of it. What runs when it closes goes on to its end.</summary>
    public OffPeakWindow? OffPeak { get; init; }

    /// <summary>When its workers begin tasks again; null while they do.</summary>
    public DateTimeOffset? ClosedUntil(DateTimeOffset now) =>
        OffPeak is { } window && window.Into(now, DateTimeZone.Utc, 0) is var opens && opens > now ? opens : null;

    /// <summary>The marks of a type.</summary>
    public BacklogMark MarkOf(TaskType type) => new(type, HighMark, LowMark);

    /// <summary>Workers at least: a type that starts with none is not started by load.</summary>
    public int Least => Math.Min(MinWorkers, Workers);
}

/// <summary>Settings of the pipeline. The defaults are those of the user's documents where they give one.</summary>
public sealed record SpawnOptions
{
    /// <summary>Workers of all types together at most, and tasks that run at once: of a node.</summary>
    public int MaxWorkers { get; init; } = 10;

    /// <summary>The settings with the workers of all nodes together.</summary>
    /// <param name="nodes">Nodes that work on a type.</param>
    /// <param name="all">All nodes that work.</param>
    public SpawnOptions ForNodes(Func<TaskType, int> nodes, int all) => all <= 1 ? this : this with
    {
        MaxWorkers = MaxWorkers * all,
        Types = Types.ToImmutableSortedDictionary(t => t.Key, t => Math.Max(1, nodes(t.Key)) is var n && n == 1 ? t.Value : t.Value with { Workers = t.Value.Workers * n, MaxWorkers = t.Value.MaxWorkers * n }),
    };

    /// <summary>Time for one attempt of a task.</summary>
    public TimeSpan WorkerTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Time for one attempt of a certain task.</summary>
    public TimeSpan TimeoutOf(NewTask task) => task.Terms?.Timeout ?? WorkerTimeout;

    /// <summary>Workers by type: these are the types that there are.</summary>
    public ImmutableSortedDictionary<TaskType, WorkerTypeOptions> Types { get; init; } = StageRegistry.BuiltIn.Workers;

    /// <summary>When the workers of a type begin tasks again; null while they do.</summary>
    public DateTimeOffset? ClosedUntil(TaskType type, DateTimeOffset now) => Types.GetValueOrDefault(type)?.ClosedUntil(now);

    /// <summary>How long a search holds its worker before it leaves it to others and goes on later; at most half of <see cref="WorkerTimeout"/>.</summary>
    public TimeSpan SearchTurn { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an area is searched whole at least, where its source could be asked for less. More often: calls without news; less often: what changes behind the first page of a list is seen later.</summary>
    public WholeSearchRule WholeSearches { get; init; } = WholeSearchRule.Default;

    /// <summary>How long a claimed task stays with a worker that does not renew. Shorter: a pause of the process costs the task; longer: a dead worker's task waits.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When failed tasks are tried again.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <summary>Lost leases that put a task into quarantine. Fewer: a node that dies at a bad moment sets good tasks aside; more: a task that kills its workers kills more of them.</summary>
    public int PoisonAfter { get; init; } = 4;

    /// <summary>How many discovery tasks of a source may run at once in the whole cluster; a source without an entry has no limit of its own.</summary>
    public ImmutableSortedDictionary<string, int> SourceConcurrency { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>How workers follow the load.</summary>
    public Controller.ScalingRules Scaling { get; init; } = new();

    /// <summary>So long a shard region or its coordinator may be silent before the node ends itself, to be started again. Shorter: a slow hand-over ends good nodes; longer: what the region holds waits.</summary>
    public TimeSpan RegionSilence { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often the bridge looks for requests that no notification told of.</summary>
    public TimeSpan RequestPoll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Live tasks of one type at most; beyond it new ones are refused.</summary>
    public int QueueLimit { get; init; } = 10_000;

    /// <summary>Raw listings per ingestion task.</summary>
    public int IngestionBatchSize { get; init; } = 100;

    /// <summary>How long listings of a source may gather into a full batch; zero makes batches of each commit at once.</summary>
    public TimeSpan IngestionMaxWait { get; init; }

    /// <summary>Events per processing task.</summary>
    public int ProcessingBatchSize { get; init; } = 100;

    /// <summary>Pages of an API that are kept in one transaction.</summary>
    public int PagesPerCommit { get; init; } = 8;

    /// <summary>How long a read page waits for more before it is kept.</summary>
    public TimeSpan MaxCommitWait { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Blocks asked at the same time by one ingestion task.</summary>
    public int BlockParallelism { get; init; } = 16;

    /// <summary>How long an idle worker waits before it looks for work unasked; five times as long, half a minute at most, after ten looks in vain.</summary>
    public TimeSpan IdlePoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often discovery is planned unasked; zero switches it off.</summary>
    public TimeSpan DiscoveryInterval { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How often forgotten raw listings are swept into ingestion tasks; zero switches it off.</summary>
    public TimeSpan IngestionSweepInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Cron expressions, windows and bounds of the schedules.</summary>
    public ScheduleOptions Schedules { get; init; } = new();

    /// <summary>Raw listings per sweep.</summary>
    public int IngestionSweepLimit { get; init; } = 100;

    /// <summary>Search radius around a cluster of cities, metres.</summary>
    public double RadiusMetres { get; init; } = 50_000;

    /// <summary>How far ahead events are looked for.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromDays(90);

    /// <summary>When a listing that searches miss counts as gone.</summary>
    public FreshnessRules Freshness { get; init; } = FreshnessRules.Default;

    /// <summary>How events are scored, and which wait for somebody to look at them.</summary>
    public QualityOptions Quality { get; init; } = QualityOptions.Default;

    /// <summary>How much of the blocks a node keeps in memory.</summary>
    public Blocks.Memory.BlockOptions Blocks { get; init; } = new();

    /// <summary>How long rows are kept.</summary>
    public Retention.RetentionOptions Retention { get; init; } = new();

    /// <summary>How long changes of events are kept.</summary>
    public FeedRetention Feed { get; init; } = new();

    /// <summary>Lists of target cities, as people write them.</summary>
    public ImmutableArray<string> Cities { get; init; } = [];

    /// <summary>How often the controller looks after workers, leases and schedules.</summary>
    public TimeSpan ControllerTick { get; init; } = TimeSpan.FromSeconds(2);
}
