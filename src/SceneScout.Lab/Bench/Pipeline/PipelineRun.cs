using System.Collections.Immutable;
using SceneScout.Lab.Bench.Pipeline.Stores;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>What was seen of a run.</summary>
/// <param name="Course">Its samples, the last one of the end.</param>
/// <param name="MemoryAtBeginning">Resident memory of the node before it, bytes.</param>
/// <param name="NodeTime">Processor time of the node.</param>
/// <param name="StoreTime">Processor time of the database server; null without one, or when it cannot be told.</param>
/// <param name="Before">The node's metrics before it.</param>
/// <param name="After">The node's metrics after it.</param>
/// <param name="Costs">What it cost the store.</param>
internal sealed record PipelineRun(
    IReadOnlyList<PipelineSample> Course, long MemoryAtBeginning, TimeSpan NodeTime, TimeSpan? StoreTime, NodeMetrics Before, NodeMetrics After, StoreCosts Costs)
{
    private const string Commands = "db_client_operation_duration_seconds_count";
    private const string TaskTime = "spawn_task_duration_seconds_sum";
    private const string StoreTimes = "spawn_db_query_time_seconds_sum";

    /// <summary>Calls to the sources.</summary>
    public required long Calls { get; init; }

    /// <summary>Answers of the sources that had not been made before.</summary>
    public required long PagesMade { get; init; }

    /// <summary>Commands and batches that the node sent to the server, its actors' journal included.</summary>
    public double RoundTrips => After.Sum(Commands) - Before.Sum(Commands);

    /// <summary>Each stage's share of the time that workers spent on tasks, 0 to 1.</summary>
    public ImmutableSortedDictionary<string, double> StageShare
    {
        get
        {
            var stages = Since(TaskTime, "type");
            var all = stages.Values.Sum();
            return all <= 0 ? stages : stages.ToImmutableSortedDictionary(stage => stage.Key, stage => Math.Round(stage.Value / all, 4));
        }
    }

    /// <summary>Seconds that transactions took, as the node sees them, by operation.</summary>
    public ImmutableSortedDictionary<string, double> StoreSeconds => Since(StoreTimes, "operation").ToImmutableSortedDictionary(by => by.Key, by => Math.Round(by.Value, 2));

    private ImmutableSortedDictionary<string, double> Since(string name, string label)
    {
        var before = Before.By(name, label);
        return After.By(name, label).ToImmutableSortedDictionary(by => by.Key, by => by.Value - before.GetValueOrDefault(by.Key));
    }
}
