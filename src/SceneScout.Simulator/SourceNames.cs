using System.Collections.Immutable;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator;

/// <summary>The names of the simulated sources, which are also their path prefixes.</summary>
public static class SourceNames
{
    /// <summary>Ticketmaster Discovery v2.</summary>
    public const string Ticketmaster = "ticketmaster";

    /// <summary>Eventbrite v3.</summary>
    public const string Eventbrite = "eventbrite";

    /// <summary>Yelp Fusion.</summary>
    public const string Yelp = "yelp";

    /// <summary>Google Places (New).</summary>
    public const string GooglePlaces = "googleplaces";

    /// <summary>Meetup GraphQL.</summary>
    public const string Meetup = "meetup";

    /// <summary>A geocoder, which lists no events.</summary>
    public const string Nominatim = "nominatim";

    /// <summary>All five sources of events, in a fixed order.</summary>
    public static ImmutableArray<string> All { get; } = [Ticketmaster, Eventbrite, Yelp, GooglePlaces, Meetup];

    /// <summary>All that is simulated: the sources and the geocoder.</summary>
    public static ImmutableArray<string> Services { get; } = [.. All, Nominatim];

    /// <summary>The name, or an error that lists the accepted ones.</summary>
    /// <exception cref="ArgumentException">The name is none of <see cref="Services"/>.</exception>
    public static string Require(string source) => Services.Contains(source)
        ? source
        : throw new ArgumentException($"source '{source}' is unknown; accepted: {string.Join(", ", Services)}.", nameof(source));

    internal static string Of(SourceKind kind) => kind switch
    {
        SourceKind.Ticketmaster => Ticketmaster,
        SourceKind.Eventbrite => Eventbrite,
        SourceKind.Yelp => Yelp,
        SourceKind.Meetup => Meetup,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown source."),
    };
}
