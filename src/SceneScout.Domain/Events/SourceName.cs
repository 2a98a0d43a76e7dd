namespace SceneScout.Domain.Events;

/// <summary>The name of an event source, lower case, as it stands in tables, configuration and on the command line.</summary>
/// <param name="Value">One of the registered names, for example <c>ticketmaster</c>.</param>
public readonly record struct SourceName(string Value) : IComparable<SourceName>
{
    /// <summary>Eventbrite v3.</summary>
    public static readonly SourceName Eventbrite = new("eventbrite");

    /// <summary>Ticketmaster Discovery v2.</summary>
    public static readonly SourceName Ticketmaster = new("ticketmaster");

    /// <summary>Yelp Fusion events.</summary>
    public static readonly SourceName Yelp = new("yelp");

    /// <summary>Google Places (New): venues, no events.</summary>
    public static readonly SourceName GooglePlaces = new("googleplaces");

    /// <summary>Meetup GraphQL.</summary>
    public static readonly SourceName Meetup = new("meetup");

    /// <summary>Events that people submit themselves.</summary>
    public static readonly SourceName Manual = new("manual");

    /// <summary>All names known to the product, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<SourceName> All = [Eventbrite, Ticketmaster, Yelp, GooglePlaces, Meetup, Manual];

    /// <summary>Finds a known source by name, ignoring case.</summary>
    /// <param name="text">The name, for example <c>Yelp</c>.</param>
    /// <param name="name">The source, when known.</param>
    /// <returns>True when the name is known.</returns>
    public static bool TryParse(string? text, out SourceName name)
    {
        foreach (var known in All)
            if (string.Equals(known.Value, text, StringComparison.OrdinalIgnoreCase))
            {
                name = known;
                return true;
            }

        name = default;
        return false;
    }

    /// <inheritdoc />
    public int CompareTo(SourceName other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
