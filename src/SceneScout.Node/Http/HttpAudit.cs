using System.Collections.Immutable;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>Writes down what a writing route does, in the table of the shell's verbs and before it is done: an act that cannot be written down is not done.</summary>
internal sealed class HttpAudit(IAuditStore store, TimeProvider time)
{
    /// <summary>Notes an act.</summary>
    /// <param name="context">The request: its caller is the actor.</param>
    /// <param name="action">What: <c>quota.set</c>.</param>
    /// <param name="target">To what; null when it has none.</param>
    /// <param name="details">More, by name; those without a value are left out.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task NoteAsync(HttpContext context, string action, string? target, params (string Name, string? Value)[] details) =>
        store.AppendAsync(Entry(context, action, target, details), context.RequestAborted);

    /// <summary>The entry of an act that writes it itself.</summary>
    /// <param name="context">The request: its caller is the actor.</param>
    /// <param name="action">What: <c>quota.set</c>.</param>
    /// <param name="target">To what; null when it has none.</param>
    /// <param name="details">More, by name; those without a value are left out.</param>
    public AuditEntry Entry(HttpContext context, string action, string? target, params (string Name, string? Value)[] details) => new(
        Caller.Of(context).ToString(),
        action,
        target,
        details.Append(("by", "http")).Where(d => d.Item2 is not null).ToImmutableSortedDictionary(d => d.Item1, d => d.Item2!, StringComparer.Ordinal),
        time.GetUtcNow());
}

/// <summary>Says of a route that it writes into the audit log what it does. Every route that changes something says so.</summary>
internal sealed class AuditedRoute
{
    /// <summary>The one mark.</summary>
    public static readonly AuditedRoute Mark = new();
}
