namespace SceneScout.Domain.Faults;

/// <summary>What a fault means for retries, HTTP callers, metrics and operators.</summary>
/// <param name="Code">Stable code, as the user's documents name it where they do.</param>
/// <param name="Retryable">Whether trying again later can help.</param>
/// <param name="UsesAttempt">False for faults that are nobody's failure: waiting for a rate limit or being cancelled.</param>
/// <param name="HttpStatus">Status for an HTTP caller.</param>
/// <param name="Advice">What an operator should do.</param>
public sealed record FaultTraits(string Code, bool Retryable, bool UsesAttempt, int HttpStatus, string Advice)
{
    /// <summary>The problem+json <c>type</c> of the fault.</summary>
    public string ProblemType => $"urn:scenescout:fault:{Code.ToLowerInvariant().Replace('_', '-')}";

    /// <summary>The <c>fault</c> label of metrics.</summary>
    public string MetricLabel => Code.ToLowerInvariant();

    /// <summary>The traits of a fault.</summary>
    public static FaultTraits Of(SpawnFault fault) => fault.Kind switch
    {
        FaultKind.TaskTimeout => new("TASK_TIMEOUT", true, true, 504, "Raise the worker timeout, or look for a slow source."),
        FaultKind.WorkerLimit => new("WORKER_LIMIT", true, false, 429, "Wait, add workers or raise the queue's limit."),
        FaultKind.Validation => new("VALIDATION_ERROR", false, true, 400, "Correct the input named in the message."),
        FaultKind.ExternalApi => new("EXTERNAL_API_ERROR", IsTransient(fault.Status), true, 502, "Check the source's status page; the circuit closes by itself."),
        FaultKind.RateLimited => new("RATE_LIMIT_ERROR", true, false, 429, "Nothing: the task waits as long as the server asks. Another key, or setting the source's limits, ends the wait."),
        FaultKind.Authentication => new("AUTHENTICATION_ERROR", false, true, 502, "Replace the API key of the source."),
        FaultKind.Database => new("DATABASE_ERROR", true, true, 503, "Check the store; tasks go on when it answers."),
        FaultKind.LeaseLost => new("LEASE_LOST", true, true, 409, "Nothing: another worker took over."),
        FaultKind.Poison => new("POISON_TASK", false, true, 500, "Look at the dead letter; retry it after a fix."),
        FaultKind.Cancelled => new("CANCELLED", false, false, 409, "Nothing: it was asked for."),
        FaultKind.Conflict => new("STORE_CONFLICT", true, true, 500, "A defect: nothing was written; report it with the log, which names the rule that was broken."),
        FaultKind.DeadlinePassed => new("DEADLINE_PASSED", false, true, 504, "Ask for it again with a later deadline; a retry of the dead letter has none."),
        _ => new("SPAWNER_ERROR", true, true, 500, "A defect: report it with the log."),
    };

    // No answer, 408, 5xx: may pass. Any other 4xx is the request's own fault.
    private static bool IsTransient(int? status) => status is null or 408 or >= 500 or (>= 200 and < 300);
}
