using System.Text.Json.Nodes;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Tasks;

/// <summary>A page of dead letters, newest first.</summary>
/// <param name="Letters">The dead letters.</param>
/// <param name="Next">What <c>after</c> takes for the next page; left out at the end.</param>
internal sealed record DeadLetterPageView(IReadOnlyList<DeadLetterView> Letters, string? Next);

/// <summary>A task that was given up.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="TaskType">Its type.</param>
/// <param name="Source">Its source.</param>
/// <param name="DeadAt">When it was given up.</param>
/// <param name="Faults">Its attempts' faults as CODE: message, oldest first.</param>
internal sealed record DeadLetterView(string TaskId, string TaskType, string? Source, DateTimeOffset DeadAt, IReadOnlyList<string> Faults)
{
    /// <summary>Of a dead letter.</summary>
    public static DeadLetterView Of(DeadLetter letter) => new(letter.TaskId, letter.Type.Name(), letter.Source, letter.DeadAt, letter.Faults);
}

/// <summary>A dead letter with its payload and its attempts.</summary>
/// <param name="Letter">The dead letter.</param>
/// <param name="Parameters">What it was to do.</param>
/// <param name="Attempts">Every attempt that failed, oldest first.</param>
/// <param name="EditedAt">When its parameters were edited last.</param>
internal sealed record DeadLetterDetailView(DeadLetterView Letter, JsonNode Parameters, IReadOnlyList<AttemptView> Attempts, DateTimeOffset? EditedAt)
{
    /// <summary>Of what is stored.</summary>
    public static DeadLetterDetailView Of(DeadLetterDetail detail) => new(
        DeadLetterView.Of(detail.Letter), JsonNode.Parse(detail.Letter.ParametersJson)!, [.. detail.Attempts.Select(AttemptView.Of)], detail.EditedAt);
}

/// <summary>An attempt that failed.</summary>
internal sealed record AttemptView(int Attempt, string? WorkerId, string Code, string Message, int? HttpStatus, double? RetryAfterSeconds, DateTimeOffset FailedAt)
{
    /// <summary>Of what is stored.</summary>
    public static AttemptView Of(FailedAttempt attempt) => new(
        attempt.Attempt, attempt.WorkerId, attempt.Code, attempt.Message, attempt.HttpStatus, attempt.RetryAfter?.TotalSeconds, attempt.FailedAt);
}

/// <summary>What an act on a task or a dead letter came to.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Changed">False when there was nothing to do any more.</param>
internal sealed record TaskActView(string TaskId, bool Changed);
