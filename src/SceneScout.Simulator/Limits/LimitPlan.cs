using System.Collections.Immutable;

namespace SceneScout.Simulator.Limits;

/// <summary>The limits of each source. The defaults are the documented ones.</summary>
public sealed record LimitPlan
{
    /// <summary>5 a second (spike arrest) and 5,000 a day from the first call on.</summary>
    public ImmutableArray<LimitWindow> Ticketmaster { get; init; } = [new("second", 5, TimeSpan.FromSeconds(1)), new("day", 5000, TimeSpan.FromDays(1))];

    /// <summary>2,000 an hour.</summary>
    public ImmutableArray<LimitWindow> Eventbrite { get; init; } = [new("hour", 2000, TimeSpan.FromHours(1))];

    /// <summary>5,000 a day that ends at midnight UTC; paid plans of 2026 begin at 300. The limit per second is unpublished: 10 here.</summary>
    public ImmutableArray<LimitWindow> Yelp { get; init; } = [new("second", 10, TimeSpan.FromSeconds(1)), new("day", 5000, TimeSpan.FromDays(1), AtMidnight: true)];

    /// <summary>600 a minute for each method.</summary>
    public ImmutableArray<LimitWindow> GooglePlaces { get; init; } = [new("minute", 600, TimeSpan.FromMinutes(1))];

    /// <summary>500 points in 60 seconds; every call costs one point here.</summary>
    public ImmutableArray<LimitWindow> Meetup { get; init; } = [new("minute", 500, TimeSpan.FromSeconds(60))];

    /// <summary>1 a second, as the public server asks; a server of one's own has none: 1,000 here.</summary>
    public ImmutableArray<LimitWindow> Nominatim { get; init; } = [new("second", 1000, TimeSpan.FromSeconds(1))];

    /// <summary>The windows of a source.</summary>
    /// <exception cref="ArgumentException">The source is unknown.</exception>
    public ImmutableArray<LimitWindow> Of(string source) => SourceNames.Require(source) switch
    {
        SourceNames.Ticketmaster => Ticketmaster,
        SourceNames.Eventbrite => Eventbrite,
        SourceNames.Yelp => Yelp,
        SourceNames.GooglePlaces => GooglePlaces,
        SourceNames.Nominatim => Nominatim,
        _ => Meetup,
    };
}
