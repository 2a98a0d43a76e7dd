using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Channels;

/// <summary>Names of the cluster's topics. What is published there is a hint, at most once; the truth is in the store. <see cref="TopicAliases"/> are their second names.</summary>
public static class Topics
{
    /// <summary>Control of workers.</summary>
    public const string ControlWorker = "spawn.control.worker";

    /// <summary>Control of the system.</summary>
    public const string ControlSystem = "spawn.control.system";

    /// <summary>States of workers.</summary>
    public const string MetricsWorker = "spawn.metrics.worker";

    /// <summary>Figures of the system.</summary>
    public const string MetricsSystem = "spawn.metrics.system";

    /// <summary>Events have changed: the feed has more.</summary>
    public const string Events = "spawn.events";

    /// <summary>Work was queued or taken: <c>spawn.task.discovery</c> and so on.</summary>
    public static string Task(TaskType type) => $"spawn.task.{type.Name()}";

    /// <summary>Work was done: <c>spawn.result.processing</c> and so on.</summary>
    public static string Result(TaskType type) => $"spawn.result.{type.Name()}";
}
