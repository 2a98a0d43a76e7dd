using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching.Borders;

/// <summary>An event as it is looked at across borders.</summary>
/// <param name="Id">The event.</param>
/// <param name="Block">The block that it is in.</param>
/// <param name="Listings">What stands behind it; those that cannot be read are left out.</param>
public sealed record BorderEvent(Guid Id, string Block, ImmutableArray<Listing> Listings);

/// <summary>A block that has listings under a key, see <see cref="BorderLook"/>.</summary>
/// <param name="Place">The key.</param>
/// <param name="Block">The block.</param>
/// <param name="Night">Until when somebody may ask for it; null for always.</param>
public sealed record BorderPlace(string Place, string Block, DateOnly? Night);

/// <summary>To be asked of a block: which of its events may be one with some of another block's. Who is found goes to the block whose name comes first, so that moves come to an end.</summary>
/// <param name="Asked">The block that is asked.</param>
/// <param name="Asker">The block that the events are in.</param>
/// <param name="Events">The events; at least one.</param>
public sealed record BorderQuestion(string Asked, string Asker, ImmutableArray<Guid> Events)
{
    /// <summary>Events in a question at most.</summary>
    public const int MostEvents = 64;

    /// <summary>The block that takes over what is found.</summary>
    public string Taker => string.CompareOrdinal(Asked, Asker) < 0 ? Asked : Asker;

    /// <summary>The events that go to the taker.</summary>
    /// <param name="kin">What was found.</param>
    public ImmutableArray<Guid> Goers(IEnumerable<(Guid Stranger, Guid Own)> kin) => [.. kin.Select(pair => Taker == Asked ? pair.Stranger : pair.Own).Distinct().Order()];
}

/// <summary>What is to be done about events that were written: where they lie is kept first, then it is found who lies where they look, and these are asked. Whoever of two comes second finds the other.</summary>
public sealed class BorderPlan
{
    private readonly ImmutableArray<(BorderEvent Event, ImmutableArray<BorderLook> Looks)> _events;

    private BorderPlan(ImmutableArray<(BorderEvent Event, ImmutableArray<BorderLook> Looks)> events) => _events = events;

    /// <summary>Where the events lie; to be kept before anybody is looked for.</summary>
    public ImmutableArray<BorderPlace> Lies =>
    [
        .. _events.SelectMany(e => e.Looks.SelectMany(look => look.Lies.Select(place => new BorderPlace(place, e.Event.Block, look.Night))))
            .GroupBy(place => (place.Place, place.Block)).Select(same => same.MaxBy(place => place.Night ?? DateOnly.MaxValue)!)
            .OrderBy(place => place.Place, StringComparer.Ordinal).ThenBy(place => place.Block, StringComparer.Ordinal),
    ];

    /// <summary>Where they look, each once.</summary>
    public ImmutableArray<string> Looks => [.. _events.SelectMany(e => e.Looks.SelectMany(look => look.Looks)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The plan of some events. Pure.</summary>
    public static BorderPlan Of(IEnumerable<BorderEvent> events) =>
        new([.. events.Select(e => (e, e.Listings.Select(listing => BorderLook.Of(e.Block, listing)).ToImmutableArray()))]);

    /// <summary>What to ask, when it is known who lies where the events look.</summary>
    /// <param name="found">Keys and blocks.</param>
    public ImmutableArray<BorderQuestion> Questions(IEnumerable<BorderPlace> found)
    {
        var blocks = found.ToLookup(place => place.Place, place => place.Block, StringComparer.Ordinal);
        return
        [
            .. _events.SelectMany(e => e.Looks.SelectMany(look => look.Looks.SelectMany(place => blocks[place]).Append(look.Home)).Where(block => block != e.Event.Block).Distinct(StringComparer.Ordinal)
                    .Select(asked => (Asked: asked, Asker: e.Event.Block, e.Event.Id)))
                .GroupBy(one => (one.Asked, one.Asker))
                .OrderBy(group => group.Key.Asked, StringComparer.Ordinal).ThenBy(group => group.Key.Asker, StringComparer.Ordinal)
                .SelectMany(group => group.Select(one => one.Id).Distinct().Order().Chunk(BorderQuestion.MostEvents).Select(ids => new BorderQuestion(group.Key.Asked, group.Key.Asker, [.. ids]))),
        ];
    }
}
