using System.Collections.Immutable;
using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Writes down every call of a verb that changes something, before it runs: an act that cannot be written down is not done.</summary>
internal sealed class CommandAudit(IAuditStore store, TimeProvider time)
{
    /// <summary>Notes a call; one that only looks, or whose act writes its own entry, is not noted.</summary>
    public Task NoteAsync(string palette, CommandDefinition command, CommandCall call, CancellationToken cancellation)
    {
        if (command.Scope == AccessScope.Read || command.AuditsItself)
            return Task.CompletedTask;
        var values = command.Arguments
            .Where(a => !call.Arguments.ArgumentValues(a.Name).IsEmpty)
            .ToImmutableSortedDictionary(a => a.Name, a => a.Secret ? "***" : string.Join(", ", call.Arguments.ArgumentValues(a.Name)), StringComparer.Ordinal);
        var target = command.Arguments.Where(a => a.Mandatory && !a.Secret).Select(a => call.Arguments.Text(a.Name)).ToList();
        return store.AppendAsync(
            new AuditEntry(call.Caller.ToString(), $"{palette}.{command.Name}", target.Count == 0 ? null : string.Join('/', target), values, time.GetUtcNow()), cancellation);
    }
}
