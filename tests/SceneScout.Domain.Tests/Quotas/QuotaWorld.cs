using System.Collections.Immutable;
using SceneScout.Domain.Quotas;

namespace SceneScout.Domain.Tests.Quotas;

/// <summary>A small world under a hand-moved clock. Requests and answers take up to 300 ms each way; the server counts at arrival.</summary>
internal sealed class QuotaWorld
{
    private const string Key = "k-1";
    private static readonly QuotaTiming Timing = QuotaTiming.Default;
    private readonly List<DateTimeOffset> arrivals = [];
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> pending = new();
    private readonly HeldSource[] nodes = [new(), new(), new(), new()];
    private readonly int[] incarnation = new int[4];
    private int order;
    private ImmutableArray<ReservedChunk> chunks = [];
    private QuotaLimits limits;
    private KeyBudget owner;

    public QuotaWorld(params QuotaLimit[] given)
    {
        limits = QuotaLimits.Of(given);
        owner = KeyBudget.Of(Key, limits);
    }

    public DateTimeOffset Now { get; private set; } = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public int Leased => owner.Leases.Values.Sum(lease => lease.Slots);

    public int LeasedTo(int node) => owner.Leases.GetValueOrDefault(Name(node))?.Slots ?? 0;

    /// <summary>Most arrivals in any window of a length.</summary>
    public int MostIn(TimeSpan window, DateTimeOffset from = default)
    {
        var most = 0;
        var times = arrivals.Where(at => at >= from).Order().ToList();
        for (int end = 0, begin = 0; end < times.Count; end++)
        {
            while (times[end] - times[begin] >= window)
                begin++;
            most = Math.Max(most, end - begin + 1);
        }

        return most;
    }

    /// <summary>One thing happens.</summary>
    public void Do(int what, int node, int ms, bool restarts = true)
    {
        switch (what)
        {
            case < 50:
                Call(node, ms % 300, (ms * 7) % 300);
                break;
            case < 75:
                Ask(node, ms % 200, isLost: ms % 10 == 0);
                break;
            case < 94:
                Advance(TimeSpan.FromMilliseconds(ms));
                break;
            case < 96:
                Kill(node);
                break;
            case < 97 when restarts:
                Restart();
                break;
            case < 98:
                Recall();
                break;
            default:
                Advance(TimeSpan.FromMilliseconds(ms * 10));
                break;
        }
    }

    /// <summary>A tenth of a second in which all nodes want to call and the living ones ask when they should.</summary>
    public void Step(int ms)
    {
        for (var node = 0; node < nodes.Length; node++)
        {
            if (incarnation[node] < 0)
                continue;
            Call(node, ms % 50, 1);
            if (nodes[node].AskAt(Now) <= Now)
                Ask(node, 1, isLost: false);
        }

        Advance(TimeSpan.FromMilliseconds(100));
    }

    /// <summary>The node is gone; calls on their way arrive all the same.</summary>
    public void Kill(int node)
    {
        nodes[node] = new HeldSource();
        incarnation[node] = incarnation[node] < 0 ? incarnation[node] : -incarnation[node] - 1;
    }

    public void Lower(QuotaLimit limit)
    {
        limits = QuotaLimits.Of([limit]);
        owner = owner.WithLimits(limits);
        Recall();
    }

    private void Recall()
    {
        foreach (var (name, slots) in owner.Recalls(Now))
        {
            var node = int.Parse(name.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
            if (Name(node) == name)
                nodes[node] = nodes[node].Recall(Key, slots, owner.LastFence);
        }
    }

    // The journal knows the chunks: all count, the last one as if used until now.
    private void Restart()
    {
        owner = KeyBudget.Of(Key, limits).Remember(chunks, Now, Timing) with { LastFence = owner.LastFence };
    }

    private void Call(int node, int there, int back)
    {
        if (incarnation[node] < 0)
            incarnation[node] = -incarnation[node];
        var mine = incarnation[node];
        if (nodes[node].Take([Key], 1, Now) is not { } taken)
        {
            nodes[node] = nodes[node] with { IsHungry = true };
            return;
        }

        nodes[node] = taken.Next;
        After(there, () =>
        {
            arrivals.Add(Now);
            After(back, () =>
            {
                if (incarnation[node] == mine)
                    nodes[node] = nodes[node].With(nodes[node].Keys[Key].Arrived(taken.Slot, 1, Now));
            });
        });
    }

    private void Ask(int node, int delay, bool isLost)
    {
        if (incarnation[node] < 0)
            return;
        var mine = incarnation[node];
        (nodes[node], var reports) = nodes[node].Report([Key], Now);
        var seq = nodes[node].Seq;
        if (isLost)
            return;
        After(delay, () =>
        {
            var name = $"node-{node}-{mine}";
            if (owner.IsStale(name, seq))
                return;
            owner = owner.Settle(Now, Timing);
            var chunk = owner.ChunkFor(reports[0].WantUnits, Now);
            if (chunk > 0)
            {
                chunks = chunks.Add(new ReservedChunk(Now, chunk, owner.Unspent(Now)));
                owner = owner with { Reserved = owner.Reserved + chunk };
            }

            (owner, var lease) = owner.Hear(name, seq, reports[0], Now, Timing).Grant(name, Now, Timing);
            Recall();
            After(delay, () =>
            {
                if (incarnation[node] == mine)
                    nodes[node] = nodes[node].Accept(seq, [lease], Now);
            });
        });
    }

    private string Name(int node) => $"node-{node}-{incarnation[node]}";

    private void After(int ms, Action act) => pending.Enqueue(act, (Now.AddMilliseconds(ms), order++));

    private void Advance(TimeSpan by)
    {
        var end = Now + by;
        while (pending.TryPeek(out var act, out var when) && when.At <= end)
        {
            pending.Dequeue();
            Now = when.At > Now ? when.At : Now;
            act();
        }

        Now = end;
    }
}
