using System.Collections.Concurrent;

namespace SceneScout.Domain.Matching;

/// <summary>Looks for the likely pairs of listings. Of many it does so on several cores. No two are compared of which one is known to be likely, or not, from the other's pairs.</summary>
/// <param name="slots">The listings.</param>
/// <param name="index">Who has their portraits.</param>
/// <param name="judge">Who judges likeness.</param>
internal sealed class PairSearch(BlockSlots slots, BlockIndex index, IListingJudge judge)
{
    // Of all blocks: no more look at one time than the process has cores.
    private static readonly ConcurrentBag<Looking> Lookings = [];

    /// <summary>Finds the pairs of a listing that has none yet.</summary>
    public void Find(int at)
    {
        var looking = Lookings.TryTake(out var free) ? free : new Looking();
        Find(at, looking, null, false);
        Lookings.Add(looking);
    }

    /// <summary>Finds the pairs of listings that have none yet.</summary>
    /// <param name="sought">Their slots, each once.</param>
    /// <param name="areNew">True when they came just now, so that no other has them among its pairs; it gets them.</param>
    public void Find(IReadOnlyList<int> sought, bool areNew)
    {
        var isSought = new bool[slots.Capacity];
        foreach (var at in sought)
            isSought[at] = true;
        Cores.ForEach(sought.Count, Lookings, (at, looking) => Find(sought[at], looking, isSought, areNew));
        // Of two that are sought one looked for the other.
        foreach (var at in sought)
            foreach (var (other, logOdds) in slots[at].Pairs)
                if (isSought[other] ? other > at : areNew)
                    slots[other].Add(new LikelyPair(at, logOdds), slots[at].Source);
    }

    private void Find(int at, Looking looking, bool[]? isSought, bool areNew)
    {
        var slot = slots[at];
        var (portrait, hour) = (index.PortraitOf(slot), slots.HourAt(at));
        var looks = portrait.Looks;
        var pairs = looking.Begin(slots.Capacity);
        if (slots.Lies is not { } lies)
        {
            for (var other = 0; other < slots.Capacity; other++)
                if (slots.Find(other) is { } filled && Meet(looks, filled.Signs.Lies, IsNear(hour, slots.HourAt(other))))
                    Compare(other);
        }
        else
        {
            foreach (var key in looks)
                foreach (var other in lies[key])
                    if ((CountsAnytime(key) || IsNear(hour, slots.HourAt(other))) && looking.IsNew(other))
                        Compare(other);
        }

        slot.Found(pairs);

        void Compare(int other)
        {
            if (other == at || (isSought is not null && isSought[other] && other < at))
                return;
            var filled = slots[other];
            if (!areNew && (isSought is null || !isSought[other]) && filled.HasPairs)
            {
                if (filled.LogOddsOf(at) is { } known)
                    pairs.Add(new LikelyPair(other, known));
            }
            else if (judge.Likely(portrait, index.PortraitOf(filled)) is { } logOdds)
            {
                pairs.Add(new LikelyPair(other, logOdds));
            }
        }
    }

    private static bool Meet(ReadOnlySpan<uint> looks, ReadOnlySpan<uint> lies, bool near)
    {
        foreach (var key in lies)
            if ((near || CountsAnytime(key)) && looks.Contains(key))
                return true;
        return false;
    }

    private static bool CountsAnytime(uint key) => (key & 1) != 0;

    private static bool IsNear(int one, int other) => one == IListingPortrait.NoHour || other == IListingPortrait.NoHour || Math.Abs((long)one - other) <= 1;

    /// <summary>What one look for pairs has seen.</summary>
    private sealed class Looking
    {
        private readonly List<LikelyPair> _pairs = [];
        private int[] _seen = [];
        private int _look;

        /// <summary>Where to put the pairs of a look that begins.</summary>
        public List<LikelyPair> Begin(int slots)
        {
            if (_seen.Length < slots)
                Array.Resize(ref _seen, Math.Max(64, 2 * slots));
            _look++;
            _pairs.Clear();
            return _pairs;
        }

        /// <summary>True when a slot was not seen yet; now it is.</summary>
        public bool IsNew(int slot)
        {
            if (_seen[slot] == _look)
                return false;
            _seen[slot] = _look;
            return true;
        }
    }
}
