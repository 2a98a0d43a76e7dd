using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>
/// What a thred has decided and its receivers do not have yet. For each receiver one portion is under way at a time, and the next is sent when that has arrived:
/// so a receiver gets everything in order, and knows by the last number alone what it has already. It belongs to its thred and is used by it alone.
/// </summary>
internal sealed class ThredOutbox
{
    /// <summary>At most so many make a portion.</summary>
    internal const int Portion = 200;

    /// <summary>At most so many bytes of events make one, or one event: a portion is one message between nodes, which may be 8 MB.</summary>
    internal const int PortionBytes = 1 << 20;

    /// <summary>Who turned away what came is asked again after a pause that doubles each time, up to so many times that of silence.</summary>
    internal const int LongestPause = 10;

    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _delivered = new(StringComparer.Ordinal);
    private long _number;

    /// <summary>Whether everything has arrived.</summary>
    internal bool IsEmpty => _lanes.Count == 0;

    /// <summary>Whether something arrived of which the journal does not know.</summary>
    internal bool HasUnkept => _delivered.Count > 0;

    /// <summary>The number that was given last.</summary>
    internal long Number => _number;

    /// <summary>What has not arrived, in order.</summary>
    internal IEnumerable<OutboxEntry> Entries => _lanes.Values.SelectMany(lane => lane.Waiting).OrderBy(entry => entry.Number);

    /// <summary>Takes up what follows from a step; the numbers are the same each time that the journal is read.</summary>
    internal void Add(string patternId, IEnumerable<ThredEffect> effects, SlotChange slot, ThredEvent? cause, int depth)
    {
        if (slot.HasFlag(SlotChange.Taken))
            Put($"s:{patternId}", null, SlotChange.Taken, null, 0);
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case ThredEffect.Send send:
                    foreach (var to in send.Message.To)
                        Put($"p:{to}", send, SlotChange.None, null, 0);
                    break;
                case ThredEffect.Spawn spawn:
                    Put($"t:{spawn.ThredId}", spawn, SlotChange.None, cause, depth);
                    break;
                case ThredEffect.EndChild child:
                    Put($"t:{child.ThredId}", child, SlotChange.None, cause, depth);
                    break;
                case ThredEffect.TellParent parent:
                    Put($"t:{parent.ParentId}", parent, SlotChange.None, cause, depth);
                    break;
                case ThredEffect.DeadLetter dead:
                    Put("d:", dead, SlotChange.None, null, 0);
                    break;
            }
        }

        if (slot.HasFlag(SlotChange.Freed))
            Put($"s:{patternId}", null, SlotChange.Freed, null, 0);
    }

    /// <summary>A receiver has everything up to a number.</summary>
    internal void Deliver(string receiver, long through)
    {
        if (!_lanes.TryGetValue(receiver, out var lane))
            return;
        var any = false;
        while (lane.Waiting.TryPeek(out var entry) && entry.Number <= through)
        {
            lane.Waiting.Dequeue();
            any = true;
        }

        if (!any)
            return;
        (lane.UnderWay, lane.Pause, lane.Refusals) = (null, 1, 0);
        _delivered[receiver] = through;
        if (lane.Waiting.Count == 0)
            _lanes.Remove(receiver);
    }

    /// <summary>A receiver has no room for what is under way to it.</summary>
    internal void TurnedAway(string receiver)
    {
        if (_lanes.TryGetValue(receiver, out var lane) && lane.UnderWay is not null)
            lane.Pause = Math.Min(1 << Math.Min(++lane.Refusals, LongestPause), LongestPause);
    }

    /// <summary>What a receiver gets next; null when it has everything.</summary>
    internal OutboxEntry? First(string receiver) => _lanes.TryGetValue(receiver, out var lane) ? lane.Waiting.Peek() : null;

    /// <summary>What is to be sent now, in portions: what was not sent yet, what was sent long ago, and later than that what was turned away.</summary>
    internal IEnumerable<(string Receiver, ImmutableArray<OutboxEntry> Entries)> Take(DateTimeOffset now, TimeSpan resendAfter)
    {
        foreach (var (receiver, lane) in _lanes)
        {
            if (lane.UnderWay is { } since && now - since < resendAfter * lane.Pause)
                continue;
            // Silence after that is silence again, however often it was turned away before.
            (lane.UnderWay, lane.Pause) = (now, 1);
            // Only a mailbox takes several at once.
            yield return (receiver, receiver[0] is 'p' or 'd' ? First(lane.Waiting) : [lane.Waiting.Peek()]);
        }
    }

    private static ImmutableArray<OutboxEntry> First(Queue<OutboxEntry> waiting)
    {
        var portion = ImmutableArray.CreateBuilder<OutboxEntry>();
        var bytes = 0;
        foreach (var entry in waiting)
        {
            bytes += entry.Effect is ThredEffect.Send send ? send.Message.Event.Json.Utf8.Length : 0;
            if (portion.Count > 0 && (portion.Count == Portion || bytes > PortionBytes))
                break;
            portion.Add(entry);
        }

        return portion.ToImmutable();
    }

    /// <summary>What has arrived since the last journal entry.</summary>
    internal ImmutableArray<(string Receiver, long Through)> Kept()
    {
        if (_delivered.Count == 0)
            return [];
        var kept = new (string Receiver, long Through)[_delivered.Count];
        var at = 0;
        foreach (var (receiver, through) in _delivered)
            kept[at++] = (receiver, through);
        Array.Sort(kept, static (left, right) => string.CompareOrdinal(left.Receiver, right.Receiver));
        _delivered.Clear();
        return ImmutableCollectionsMarshal.AsImmutableArray(kept);
    }

    /// <summary>Reads of the journal what has arrived.</summary>
    internal void Recover(ImmutableArray<(string Receiver, long Through)> delivered)
    {
        foreach (var (receiver, through) in delivered)
            Deliver(receiver, through);
        _delivered.Clear();
    }

    /// <summary>Is as a snapshot says.</summary>
    internal void Restore(long number, IEnumerable<OutboxEntry> entries)
    {
        _number = number;
        foreach (var entry in entries)
            LaneOf(entry.Receiver).Waiting.Enqueue(entry);
    }

    private void Put(string receiver, ThredEffect? effect, SlotChange slot, ThredEvent? cause, int depth) =>
        LaneOf(receiver).Waiting.Enqueue(new(++_number, receiver, effect, slot, cause, depth));

    private Lane LaneOf(string receiver)
    {
        if (!_lanes.TryGetValue(receiver, out var lane))
            _lanes[receiver] = lane = new();
        return lane;
    }

    private sealed class Lane
    {
        internal Queue<OutboxEntry> Waiting { get; } = new();

        internal DateTimeOffset? UnderWay { get; set; }

        internal int Pause { get; set; } = 1;

        internal int Refusals { get; set; }
    }
}
