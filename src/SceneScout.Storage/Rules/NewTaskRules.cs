using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Rules;

/// <summary>What a task must be to be queued, and where it stands in the queue.</summary>
internal static class NewTaskRules
{
    private const int MaxIdLength = 400;
    private const long MicrosPerPriorityPoint = 60_000_000;

    /// <summary>The task with storable texts.</summary>
    /// <exception cref="ArgumentException">A field is not acceptable; the message names it.</exception>
    public static NewTask Clean(NewTask task) => task with
    {
        Id = Name(task.Id, "Id"),
        Source = StorableText.Clip(task.Source, 100),
        Area = StorableText.Clip(task.Area, 400),
        ParametersJson = StorableJson.CleanObject(task.ParametersJson, "ParametersJson"),
        IdempotencyKey = task.IdempotencyKey is null ? null : Name(task.IdempotencyKey, "IdempotencyKey"),
        Terms = task.Terms is { } terms ? terms with { CallId = Name(terms.CallId, "Terms.CallId") } : null,
        TraceParent = StorableText.Clip(task.TraceParent, 200),
    };

    /// <summary>Place in the queue, lowest first. A point of priority is worth a minute of waiting, so that the order of two tasks never changes and an index can hold it. Waiting begins when the task may first be claimed.</summary>
    public static long Rank(NewTask task, DateTimeOffset createdAt) =>
        Instants.Micros(task.NotBefore > createdAt ? task.NotBefore.Value : createdAt) - (task.Priority * MicrosPerPriorityPoint);

    /// <summary>Place of a task that had a turn and is not done: behind whatever waits, whose ranks are lower by their priorities and their waiting.</summary>
    public static long RankAfterTurn(DateTimeOffset now) => Instants.Micros(now);

    private static string Name(string text, string field) => text.Length is > 0 and <= MaxIdLength
        ? StorableText.Clean(text)
        : throw new ArgumentException($"{field}: {text.Length} characters; 1 to {MaxIdLength} are accepted.");
}
