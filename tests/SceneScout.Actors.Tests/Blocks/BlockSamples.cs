using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;

namespace SceneScout.Actors.Tests.Blocks;

/// <summary>Listings, and changes made of them, for tests of what writes them.</summary>
internal static class BlockSamples
{
    /// <summary>A listing of a place and day.</summary>
    /// <param name="id">Its id; its content follows from it.</param>
    /// <param name="hash">Hash of its content.</param>
    /// <param name="source">Its source.</param>
    /// <param name="title">Its title; that of its id when null.</param>
    /// <param name="city">Its city: with the day, its block.</param>
    public static IncomingListing Incoming(string id, string hash = "h1", string source = "yelp", string? title = null, string city = "Berlin") => new(
        new Listing
        {
            Key = new ListingKey(new SourceName(source), id),
            Title = title ?? $"Concert {id}",
            Venue = new Venue { City = city, CountryCode = "DE" },
            Time = new EventTime(new EventMoment(new DateOnly(2027, 5, 1), new TimeOnly(20, 0), null), null, null, false),
        },
        hash,
        Guid.NewGuid());

    /// <summary>What a block that knows nothing makes of listings.</summary>
    public static BlockDecision Decide(string block, params IncomingListing[] listings) => BlockState.Of(block, []).Decide(listings);

    /// <summary>An event's next version, with nothing changed but that.</summary>
    public static EventMutation Touch(CanonicalEvent e) => new(e with { Version = e.Version + 1 }, e.Version, [], []);
}
