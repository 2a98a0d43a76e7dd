using SceneScout.Domain.Matching;
using SceneScout.Domain.Matching.Borders;
using SceneScout.Matching.Listings;

namespace SceneScout.Matching.Tests.Listings;

/// <summary>Blocks side by side without a store or actors: listings come to the block that their place and day name, and what was written is looked at across borders.</summary>
/// <param name="looksAcross">False where nobody looks across borders.</param>
internal sealed class BorderedWorld(bool looksAcross = true)
{
    private readonly Dictionary<string, BlockState> _blocks = [];
    private readonly Dictionary<string, HashSet<string>> _places = [];
    private readonly Queue<Guid> _feed = new();

    /// <summary>Blocks that have events.</summary>
    public IEnumerable<string> Blocks => _blocks.Values.Where(state => state.EventCount > 0).Select(state => state.Block);

    /// <summary>How many events went to another block.</summary>
    public int Moves { get; private set; }

    /// <summary>Which listings are one event, as text.</summary>
    public string Clusters => ClustersOf(_blocks.Values);

    /// <summary>Which listings are one event in some blocks.</summary>
    public static string ClustersOf(IEnumerable<BlockState> blocks) =>
        string.Join('\n', blocks.SelectMany(state => state.Events).Select(stored => string.Join(' ', stored.Members.Select(member => member.Key.ToString()))).Order(StringComparer.Ordinal));

    /// <summary>The same listings in one block, all at once. Days are told as where they lie: by nights in a metro, by the calendar where nobody lives.</summary>
    public static string InOneBlock(IReadOnlyList<IncomingListing> listings)
    {
        var isMetro = listings.Any(incoming => BlockKey.Of(incoming.Listing).StartsWith(BlockKey.MetroPrefix, StringComparison.Ordinal));
        var state = BlockState.Of(isMetro ? "metro.one/2027-05-01" : "one/2027-05-01", [], ListingJudge.Bundled);
        return ClustersOf([state.Apply(state.Decide(listings).Mutations)]);
    }

    /// <summary>Listings come.</summary>
    public void Arrive(IEnumerable<IncomingListing> listings)
    {
        foreach (var block in listings.GroupBy(incoming => _blocks.Values.FirstOrDefault(state => state.OwnerOf(incoming.Listing.Key) is not null)?.Block ?? BlockKey.Of(incoming.Listing)))
            Write(Of(block.Key), state => state.Decide([.. block]));
    }

    /// <summary>Looks at so many changes of the feed; at all of them, and at what comes of it, when nobody says.</summary>
    public void Reconcile(int most = int.MaxValue)
    {
        for (var step = 0; looksAcross && step < most && _feed.TryDequeue(out var id); step++)
            if (_blocks.Values.Select(state => (State: state, Stored: state.Find(id))).FirstOrDefault(e => e.Stored is not null) is (var state, { } stored))
            {
                var plan = BorderPlan.Of([new BorderEvent(id, state.Block, [.. stored.Members.Select(member => member.Listing)])]);
                foreach (var place in plan.Lies)
                    (_places.TryGetValue(place.Place, out var blocks) ? blocks : _places[place.Place] = []).Add(place.Block);
                foreach (var question in plan.Questions(plan.Looks.SelectMany(place => _places.GetValueOrDefault(place, []).Select(block => new BorderPlace(place, block, null)))))
                    Ask(question);
                Assert.True(Moves < 10_000, "events move for ever");
            }
    }

    private void Ask(BorderQuestion question)
    {
        var asker = Of(question.Asker);
        var goers = question.Goers(Of(question.Asked).Kin([.. question.Events.Select(asker.Find).OfType<StoredEvent>()]));
        var (from, taker) = (question.Taker == question.Asked ? asker : Of(question.Asked), Of(question.Taker));
        StoredEvent[] guests = [.. goers.Select(from.Find).OfType<StoredEvent>()];
        if (guests.Length == 0)
            return;
        Moves += guests.Length;
        _blocks[from.Block] = BlockState.Of(from.Block, from.Events.Where(stored => !goers.Contains(stored.Event.Id)), ListingJudge.Bundled);
        Write(taker.With(guests), state => state.DecideGuests([.. guests.SelectMany(guest => guest.Members).Select(member => member.Key)]));
    }

    // Ids are one space: what is born to an id that another block took over is born anew.
    private void Write(BlockState state, Func<BlockState, BlockDecision> decide)
    {
        var decision = decide(state);
        var taken = decision.Mutations.Where(m => m.ExpectedVersion == 0 && _blocks.Values.Any(other => other.Block != state.Block && other.Find(m.Event.Id) is not null)).Select(m => m.Event.Id).ToList();
        if (taken.Count > 0)
        {
            state = BlockState.Of(state.Block, state.Events, ListingJudge.Bundled, elsewhere: [.. taken]);
            decision = decide(state);
        }

        _blocks[state.Block] = state.Apply(decision.Mutations);
        foreach (var mutation in decision.Mutations)
            _feed.Enqueue(mutation.Event.Id);
    }

    private BlockState Of(string block) => _blocks.TryGetValue(block, out var state) ? state : _blocks[block] = BlockState.Of(block, [], ListingJudge.Bundled);
}
