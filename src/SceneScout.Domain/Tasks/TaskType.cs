namespace SceneScout.Domain.Tasks;

/// <summary>The three kinds of work of the pipeline, and of the workers that do it.</summary>
public enum TaskType
{
    /// <summary>Search a source's API over an area and a date range.</summary>
    Discovery = 0,

    /// <summary>Normalise and match a batch of raw listings.</summary>
    Ingestion = 1,

    /// <summary>Enrich canonical events.</summary>
    Processing = 2,
}

/// <summary>Names of <see cref="TaskType"/> on wires and in tables.</summary>
public static class TaskTypes
{
    /// <summary>All types, in the order of the pipeline.</summary>
    public static readonly IReadOnlyList<TaskType> All = [TaskType.Discovery, TaskType.Ingestion, TaskType.Processing];

    /// <summary>The lower-case name: <c>discovery</c>, <c>ingestion</c>, <c>processing</c>.</summary>
    public static string Name(this TaskType type) => type switch
    {
        TaskType.Discovery => "discovery",
        TaskType.Ingestion => "ingestion",
        TaskType.Processing => "processing",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a task type."),
    };

    /// <summary>Finds a type by its name, ignoring case; null when there is none.</summary>
    public static TaskType? Parse(string? name) => name?.ToLowerInvariant() switch
    {
        "discovery" => TaskType.Discovery,
        "ingestion" => TaskType.Ingestion,
        "processing" => TaskType.Processing,
        _ => null,
    };
}
