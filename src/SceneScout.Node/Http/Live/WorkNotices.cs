using System.Text.Json;
using SceneScout.Actors.Channels;

namespace SceneScout.Node.Http.Live;

/// <summary>What is told of the topics' messages. Pure.</summary>
internal static class WorkNotices
{
    /// <summary>The notices of a message; none of what is no news of work.</summary>
    /// <param name="message">As it came.</param>
    /// <param name="queued">How many tasks of a type wait, as the node read it last.</param>
    public static IEnumerable<LiveNotice> Of(object message, Func<string, long> queued)
    {
        switch (message)
        {
            case SpawnMessage { Payload: TaskMessage { Assignment: var task } }:
                if (task.RetryCount > 0)
                    yield return Notice("worker:retry", new { workerId = task.WorkerId, taskId = task.TaskId, retryCount = task.RetryCount });
                yield return Notice("worker:start", new { workerId = task.WorkerId, task = new { id = task.TaskId, type = task.TaskType, parameters = task.Parameters } });
                break;
            case SpawnMessage { Payload: ResultMessage { Error: { } error } result }:
                yield return Notice("worker:error", new { workerId = result.WorkerId, taskId = result.TaskId, error, duration = result.Metrics.Duration });
                break;
            case SpawnMessage { Payload: ResultMessage result }:
                yield return Notice("worker:complete", new { workerId = result.WorkerId, taskId = result.TaskId, result = result.Result, duration = result.Metrics.Duration, items = result.Metrics.ItemsProcessed });
                break;
            case Hints.WorkQueued { Type: var type }:
                yield return Notice("task:queued", new { type = type.Name(), queueLength = queued(type.Name()) });
                break;
        }
    }

    private static LiveNotice Notice<T>(string name, T body) => new(name, JsonSerializer.Serialize(body, JsonSerializerOptions.Web));
}
