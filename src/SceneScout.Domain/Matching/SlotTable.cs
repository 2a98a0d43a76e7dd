using System.Numerics;

namespace SceneScout.Domain.Matching;

/// <summary>Which slots lie under a key: many keys with one slot each, a few with many. Some 17 bytes for each of them, whatever lies under it.</summary>
internal sealed class SlotTable
{
    private const int None = -1;
    private const int Least = 64;

    private int[] _heads = [];
    private Entry[] _entries = [];
    private int _used;
    private int _free = None;

    /// <summary>Bytes that it takes.</summary>
    public long Bytes => (_heads.Length * sizeof(int)) + (_entries.Length * 12L);

    /// <summary>Puts a slot under a key.</summary>
    public void Add(uint key, int slot)
    {
        var at = _free;
        if (at != None)
            _free = _entries[at].Next;
        else if (_used == _entries.Length)
            Grow();
        if (at == None)
            at = _used++;
        ref var head = ref _heads[Bucket(key)];
        _entries[at] = new Entry(key, slot, head);
        head = at;
    }

    /// <summary>Takes a slot from under a key, where it lies there.</summary>
    public void Remove(uint key, int slot)
    {
        if (_heads.Length == 0)
            return;
        ref var link = ref _heads[Bucket(key)];
        while (link != None)
        {
            var at = link;
            ref var entry = ref _entries[at];
            if (entry.Key == key && entry.Slot == slot)
            {
                link = entry.Next;
                entry = new Entry(0, None, _free);
                _free = at;
                return;
            }

            link = ref entry.Next;
        }
    }

    /// <summary>The slots under a key, in no order.</summary>
    public Enumerator this[uint key] => new(_entries, _heads.Length == 0 ? None : _heads[Bucket(key)], key);

    private int Bucket(uint key) => (int)((key * 2654435769u) >> (32 - BitOperations.Log2((uint)_heads.Length)));

    // A large table has little to spare.
    private void Grow()
    {
        Array.Resize(ref _entries, Math.Max(Least, _entries.Length + (_entries.Length / 4)));
        if (_heads.Length >= _entries.Length)
            return;
        _heads = new int[Math.Max(Least, _heads.Length * 2)];
        Array.Fill(_heads, None);
        for (var at = 0; at < _used; at++)
        {
            ref var head = ref _heads[Bucket(_entries[at].Key)];
            _entries[at].Next = head;
            head = at;
        }
    }

    /// <summary>Goes through the slots of a key.</summary>
    internal struct Enumerator(Entry[] entries, int next, uint key)
    {
        private int _next = next;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_next != None)
            {
                ref readonly var entry = ref entries[_next];
                _next = entry.Next;
                if (entry.Key != key)
                    continue;
                Current = entry.Slot;
                return true;
            }

            return false;
        }

        public readonly Enumerator GetEnumerator() => this;
    }

    /// <summary>A slot under a key, and what comes behind it.</summary>
    internal struct Entry(uint key, int slot, int next)
    {
        public readonly uint Key = key;
        public readonly int Slot = slot;
        public int Next = next;
    }
}
