using System.Collections.Immutable;

namespace SceneScout.Threds.Cluster.Participants;

/// <summary>Messages that wait for a participant, bounded by count and age; the oldest go first. It belongs to its owner and is used by it alone; it knows no clock.</summary>
internal sealed class Mailbox(MailboxLimits limits)
{
    /// <summary>At most so many bytes of events are read at once, or one event: they are one message between nodes, which may be 8 MB.</summary>
    internal const int PageBytes = 1 << 20;

    /// <summary>Of so many senders the last number is known: what one of them sends again is no new message.</summary>
    private const int MostSenders = 4000;

    private readonly MailPages _messages = new();
    private readonly Dictionary<string, LinkedListNode<(string From, long Number)>> _senders = new(StringComparer.Ordinal);
    private readonly LinkedList<(string From, long Number)> _heard = new();
    private long _place;
    private long _expired;

    /// <summary>How many wait.</summary>
    internal int Count => _messages.Count;

    /// <summary>Whether there is no room for more, beside so many that are about to come.</summary>
    internal bool IsFull(int coming) => limits.TurnsAway && _messages.Count + coming >= limits.Messages;

    /// <summary>The last number of a sender; 0 of one that is not known.</summary>
    internal long NumberOf(string from) => _senders.TryGetValue(from, out var sender) ? sender.Value.Number : 0;

    /// <summary>Whether a message waits.</summary>
    internal bool Has(string messageId) => _messages.Has(messageId);

    /// <summary>Takes up what a journal entry says.</summary>
    internal void Apply(MailRow row)
    {
        foreach (var (from, mail) in row.Came)
        {
            Hear(from, mail.Number);
            if (!_messages.Has(mail.MessageId))
                _messages.Add(++_place, row.At, mail.MessageId, mail.Event.Utf8.Span);
        }

        foreach (var id in row.Received)
            _messages.Remove(id);

        Expire(row.At);
    }

    /// <summary>What waits at an instant.</summary>
    internal ParticipantReplies.Mail Read(long after, int limit, long now)
    {
        Expire(now);
        var page = ImmutableArray.CreateBuilder<MailItem>();
        var (bytes, more) = (0L, false);
        foreach (var message in _messages.After(after))
        {
            bytes += message.Event.Utf8.Length;
            more = page.Count == limit || (page.Count > 0 && bytes > PageBytes);
            if (more)
                break;
            page.Add(message);
        }

        return new(page.ToImmutable(), _messages.Count, _expired) { More = more };
    }

    /// <summary>As a snapshot.</summary>
    internal MailSnapshot Snapshot() => new(_place, _expired, [.. _messages.After(0)], [.. _heard]);

    /// <summary>Is as a snapshot says.</summary>
    internal void Restore(MailSnapshot snapshot)
    {
        (_place, _expired) = (snapshot.Place, snapshot.Expired);
        foreach (var message in snapshot.Messages)
            _messages.Add(message.Place, message.At, message.MessageId, message.Event.Utf8.Span);
        foreach (var (from, number) in snapshot.Senders)
            Hear(from, number);
    }

    private void Hear(string from, long number)
    {
        if (_senders.TryGetValue(from, out var known))
        {
            known.ValueRef.Number = number;
            _heard.Remove(known);
            _heard.AddLast(known);
            return;
        }

        _senders[from] = _heard.AddLast((from, number));
        if (_heard.Count > MostSenders)
        {
            _senders.Remove(_heard.First!.Value.From);
            _heard.RemoveFirst();
        }
    }

    private void Expire(long now)
    {
        while (_messages.Count > 0 && ((_messages.Count > limits.Messages && !limits.TurnsAway) || _messages.OldestAt < now - (long)limits.Age.TotalMilliseconds))
        {
            _messages.RemoveOldest();
            _expired++;
        }
    }
}
