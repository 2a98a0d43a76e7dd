using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>What people did to the system. Entries are added, never changed.</summary>
public interface IAuditStore
{
    /// <summary>Adds an entry.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellation);

    /// <summary>Entries, newest first.</summary>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<AuditEntry>> ListAsync(int limit, CancellationToken cancellation);
}

/// <summary>One act.</summary>
/// <param name="Actor">Who: scope and address of the caller, and the name that the caller gives itself.</param>
/// <param name="Action">What: <c>cluster.down</c>.</param>
/// <param name="Target">To what; null when it has none.</param>
/// <param name="Details">More, by name; without secrets.</param>
/// <param name="At">When.</param>
public sealed record AuditEntry(string Actor, string Action, string? Target, ImmutableSortedDictionary<string, string> Details, DateTimeOffset At);
