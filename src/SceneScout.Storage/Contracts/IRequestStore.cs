using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>Durable requests from outside (<c>spawn_requests</c>): a row is the request, a notification only its wake-up. A request that nobody finished is claimed again when its lease runs out, so whoever executes it makes its effect follow from its id.</summary>
public interface IRequestStore
{
    /// <summary>Keeps a request. The same id or idempotency key twice keeps the first.</summary>
    /// <returns>The request that stands, and whether it was known before.</returns>
    Task<(SpawnRequest Request, bool Known)> AddAsync(NewSpawnRequest request, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Claims pending requests, oldest first; none goes to two claimers while its lease holds.</summary>
    /// <param name="owner">Who claims.</param>
    /// <param name="max">1 to 100.</param>
    /// <param name="leaseUntil">When others may claim them.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<SpawnRequest>> ClaimAsync(string owner, int max, DateTimeOffset leaseUntil, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Ends requests and announces them (<c>NOTIFY spawn_result</c>, as few notifications as their size limit allows).</summary>
    /// <returns>Ids that were ended by this call: those that had ended before, or that another owner holds, are left out.</returns>
    Task<ImmutableArray<Guid>> CompleteAsync(string owner, IReadOnlyList<SpawnRequestEnd> ends, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Gives claimed requests back for another try not before an instant, with the reason.</summary>
    Task ReleaseAsync(string owner, IReadOnlyList<Guid> ids, string error, DateTimeOffset notBefore, CancellationToken cancellation);

    /// <summary>One request; null when unknown.</summary>
    Task<SpawnRequest?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>The request of a caller's own key; null when none is kept.</summary>
    Task<SpawnRequest?> FindByKeyAsync(string idempotencyKey, CancellationToken cancellation);

    /// <summary>Keeps a request that was done while its caller waited, with what came of it. The same idempotency key twice keeps the first.</summary>
    /// <returns>The request that stands.</returns>
    Task<SpawnRequest> RecordAsync(NewSpawnRequest request, string resultJson, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Requests, newest first.</summary>
    Task<ImmutableArray<SpawnRequest>> ListAsync(int limit, CancellationToken cancellation);

    /// <summary>Listens on <c>spawn_control</c> until cancelled or the connection is lost. On a store without notifications it only waits.</summary>
    /// <param name="listening">Called once listening has begun: what came before must be looked for.</param>
    /// <param name="notified">Called for each notification with its payload.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StoreUnavailableException">The connection was lost; listen again.</exception>
    Task ListenAsync(Action listening, Action<string> notified, CancellationToken cancellation);
}

/// <summary>A request to be kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Action"><c>spawn</c>, <c>task</c> or <c>discovery</c>; <c>process</c> of one that was done while its caller waited.</param>
/// <param name="ParamsJson">As in <c>POST /api/spawn</c>: a JSON object.</param>
/// <param name="RequestedBy">Who asks.</param>
/// <param name="IdempotencyKey">The caller's own key.</param>
/// <param name="TraceParent">W3C traceparent.</param>
public sealed record NewSpawnRequest(Guid Id, string Action, string ParamsJson, string RequestedBy, string? IdempotencyKey, string? TraceParent)
{
    /// <summary>What is written into the audit log with it, once; null for nothing.</summary>
    public AuditEntry? Act { get; init; }
}

/// <summary>A request as the store keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Action">What is asked for.</param>
/// <param name="ParamsJson">With what.</param>
/// <param name="Status"><c>pending</c>, <c>done</c> or <c>refused</c>.</param>
/// <param name="ResultJson">What came of it, when ended.</param>
/// <param name="Error">Why it was refused, or why its last try came to nothing.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="IdempotencyKey">The caller's own key.</param>
/// <param name="TraceParent">W3C traceparent.</param>
/// <param name="Attempts">How often it was claimed.</param>
/// <param name="CreatedAt">When it was kept.</param>
/// <param name="CompletedAt">When it ended.</param>
public sealed record SpawnRequest(
    Guid Id,
    string Action,
    string ParamsJson,
    string Status,
    string? ResultJson,
    string? Error,
    string RequestedBy,
    string? IdempotencyKey,
    string? TraceParent,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt)
{
    /// <summary>True when nothing more will happen to it.</summary>
    public bool Ended => Status != "pending";
}

/// <summary>The end of a request.</summary>
/// <param name="Id">Which.</param>
/// <param name="Refused">True when it was refused.</param>
/// <param name="ResultJson">What came of it: a JSON object.</param>
/// <param name="Error">Why it was refused.</param>
public sealed record SpawnRequestEnd(Guid Id, bool Refused, string ResultJson, string? Error);
