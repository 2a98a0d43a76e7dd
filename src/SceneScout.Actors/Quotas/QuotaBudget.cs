using System.Collections.Concurrent;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Quotas;

/// <summary>The budget of the whole cluster, as this node's calls see it: a gate a source, filled with leases by <see cref="QuotaClient"/>. Before the node has joined, calls wait.</summary>
public sealed class QuotaBudget(TimeProvider time) : ICallBudget
{
    private readonly ConcurrentDictionary<string, QuotaGate> _gates = new(StringComparer.Ordinal);
    private volatile Action<string>? _hungry;

    /// <inheritdoc />
    public ValueTask<CallGrant> TakeAsync(CallAsk ask, CancellationToken cancellation) => GateOf(ask.Source.Value).TakeAsync(ask, cancellation);

    /// <inheritdoc />
    public int? DayUnits(KeyRing keys) => GateOf(keys.Source.Value).DayUnits(keys.Usable.Select(key => key.Id));

    internal QuotaGate GateOf(string source) => _gates.GetOrAdd(source, name => new QuotaGate(name, time) { Hungry = () => _hungry?.Invoke(name) });

    /// <summary>Connects the gates with the node's client.</summary>
    internal void Attach(Action<string> hungry)
    {
        _hungry = hungry;
        foreach (var source in _gates.Keys)
            hungry(source);
    }
}
