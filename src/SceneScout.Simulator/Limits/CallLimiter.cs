namespace SceneScout.Simulator.Limits;

/// <summary>Counts calls by source, key and window. Safe for many threads.</summary>
internal sealed class CallLimiter(LimitPlan plan, TimeProvider time)
{
    // A client that sends a new key with every call must not fill the memory.
    private const int MaximumKeys = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Source, string Key), WindowUse[]> _uses = [];

    /// <summary>Counts a call and tells what it leaves; a call refused by a short window does not use up a longer one.</summary>
    public LimitCheck Count(string source, string key)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (!_uses.TryGetValue((source, key), out var uses))
            {
                if (_uses.Count >= MaximumKeys)
                {
                    _uses.Clear();
                }

                _uses[(source, key)] = uses = [.. plan.Of(source).Select(window => new WindowUse(window, 0, window.ResetAfter(now)))];
            }

            WindowUse? exceeded = null;
            for (var i = 0; i < uses.Length; i++)
            {
                var use = now >= uses[i].Reset ? new WindowUse(uses[i].Window, 0, uses[i].Window.ResetAfter(now)) : uses[i];
                uses[i] = use;
                if (exceeded is null && use.Used >= use.Window.Calls)
                {
                    exceeded = use;
                }
            }

            if (exceeded is null)
            {
                for (var i = 0; i < uses.Length; i++)
                {
                    uses[i] = uses[i] with { Used = uses[i].Used + 1 };
                }
            }

            return new LimitCheck([.. uses], exceeded, now);
        }
    }

    /// <summary>Forgets all counts.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _uses.Clear();
        }
    }
}
