using System.Text;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Participants;

/// <summary>
/// Messages in the order of their places, as bytes in a few pages: of a hundred thousand that wait in a node's mailboxes the garbage collector sees some thousand arrays that refer to nothing.
/// As objects they made it mark half a million, which stopped the node for a twentieth of a second. It belongs to its mailbox and is used by it alone.
/// </summary>
internal sealed class MailPages : IEqualityComparer<int>, IAlternateEqualityComparer<string, int>
{
    private const int SmallestPage = 1 << 10;
    private const int LargestPage = 1 << 15;

    // Beyond as many as there are and so many more, those that are gone from between make room; likewise bytes.
    private const int MostGone = 64;
    private const int MostGoneBytes = 2 * LargestPage;

    private readonly HashSet<int> _ids;
    private readonly HashSet<int>.AlternateLookup<string> _byId;
    private readonly List<byte[]> _pages = [];
    private Slot[] _slots = new Slot[4];
    private int _head;
    private int _length;
    private int _first;
    private int _firstPage;
    private int _used;
    private long _live;

    internal MailPages()
    {
        _ids = new(this);
        _byId = _ids.GetAlternateLookup<string>();
    }

    /// <summary>How many there are.</summary>
    internal int Count => _ids.Count;

    /// <summary>How many it has room for without growing.</summary>
    internal int Room => _slots.Length;

    /// <summary>How many bytes its pages take.</summary>
    internal long Held { get; private set; }

    /// <summary>When the oldest came; of an empty one there is none.</summary>
    internal long OldestAt => At(0).At;

    /// <summary>Whether there is one of that id.</summary>
    internal bool Has(string messageId) => _byId.Contains(messageId);

    /// <summary>One comes; its id is not there yet, its place is after all others.</summary>
    internal void Add(long place, long at, string messageId, ReadOnlySpan<byte> json)
    {
        if (_length > (2 * Count) + MostGone)
            CloseUp();
        var idLength = Encoding.UTF8.GetByteCount(messageId);
        var page = PageFor(idLength + json.Length);
        var slot = new Slot(place, at, messageId.GetHashCode(StringComparison.Ordinal), _firstPage + _pages.Count - 1, _used, idLength, json.Length);
        Encoding.UTF8.GetBytes(messageId, page.AsSpan(_used));
        json.CopyTo(page.AsSpan(_used + idLength));
        _used += idLength + json.Length;
        _live += idLength + json.Length;
        Append(slot);
    }

    /// <summary>One goes.</summary>
    /// <returns>Whether it was there.</returns>
    internal bool Remove(string messageId)
    {
        if (!_byId.TryGetValue(messageId, out var serial))
            return false;
        _ids.Remove(serial);
        Go(ref At(unchecked(serial - _first)));
        return true;
    }

    /// <summary>The oldest goes.</summary>
    internal void RemoveOldest()
    {
        _ids.Remove(_first);
        Go(ref At(0));
    }

    /// <summary>Those after a place, the oldest first.</summary>
    internal IEnumerable<MailItem> After(long place)
    {
        var (low, high) = (0, _length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Place > place)
                high = middle;
            else
                low = middle + 1;
        }

        for (; low < _length; low++)
        {
            if (!At(low).IsGone)
                yield return Item(At(low));
        }
    }

    bool IEqualityComparer<int>.Equals(int x, int y) => x == y;

    int IEqualityComparer<int>.GetHashCode(int obj) => At(unchecked(obj - _first)).Hash;

    bool IAlternateEqualityComparer<string, int>.Equals(string alternate, int other)
    {
        var slot = At(unchecked(other - _first));
        var id = Bytes(slot).Span[..slot.IdLength];
        return Ascii.Equals(id, alternate) || Encoding.UTF8.GetString(id) == alternate;
    }

    int IAlternateEqualityComparer<string, int>.GetHashCode(string alternate) => alternate.GetHashCode(StringComparison.Ordinal);

    int IAlternateEqualityComparer<string, int>.Create(string alternate) => throw new NotSupportedException("A message is added with all that it is.");

    private ref Slot At(int index) => ref _slots[(_head + index) & (_slots.Length - 1)];

    private ReadOnlyMemory<byte> Bytes(in Slot slot) => _pages[unchecked(slot.Page - _firstPage)].AsMemory(slot.Start, slot.IdLength + slot.JsonLength);

    private MailItem Item(in Slot slot)
    {
        var bytes = Bytes(slot);
        return new(slot.Place, slot.At, Encoding.UTF8.GetString(bytes.Span[..slot.IdLength]), RawJson.Of(bytes[slot.IdLength..]));
    }

    // Pages grow with what comes, so that a mailbox of one message is small.
    private byte[] PageFor(int length)
    {
        var last = _pages.Count == 0 ? null : _pages[^1];
        if (last is not null && last.Length - _used >= length)
            return last;
        var page = new byte[Math.Max(length, Math.Clamp((last?.Length ?? 0) * 2, SmallestPage, LargestPage))];
        _pages.Add(page);
        Held += page.Length;
        _used = 0;
        return page;
    }

    private void Append(Slot slot)
    {
        if (_length == _slots.Length)
        {
            var slots = new Slot[_slots.Length * 2];
            for (var i = 0; i < _length; i++)
                slots[i] = At(i);
            (_slots, _head) = (slots, 0);
        }

        At(_length) = slot;
        _ids.Add(unchecked(_first + _length++));
    }

    // What is not received for long holds no more bytes of what came after it and went than of what is there.
    private void Go(ref Slot slot)
    {
        slot.IsGone = true;
        _live -= slot.IdLength + slot.JsonLength;
        DropGone();
        if (Held > (2 * _live) + MostGoneBytes)
            CloseUp();
    }

    // The first is always one that is there, and no page is before it.
    private void DropGone()
    {
        while (_length > 0 && At(0).IsGone)
        {
            _head = (_head + 1) & (_slots.Length - 1);
            _length--;
            _first = unchecked(_first + 1);
        }

        var pages = _length == 0 ? _pages.Count : unchecked(At(0).Page - _firstPage);
        if (pages == 0)
            return;
        Held -= _pages.Take(pages).Sum(page => (long)page.Length);
        _pages.RemoveRange(0, pages);
        _firstPage = unchecked(_firstPage + pages);
    }

    // One that is not received keeps no room for all that came after it and went.
    private void CloseUp()
    {
        var left = After(0).ToList();
        _ids.Clear();
        _pages.Clear();
        (_slots, _head, _length, _first, _firstPage, _used) = (new Slot[4], 0, 0, 0, 0, 0);
        (_live, Held) = (0, 0);
        foreach (var item in left)
            Add(item.Place, item.At, item.MessageId, item.Event.Utf8.Span);
    }

    private record struct Slot(long Place, long At, int Hash, int Page, int Start, int IdLength, int JsonLength)
    {
        public bool IsGone { get; set; }
    }
}
