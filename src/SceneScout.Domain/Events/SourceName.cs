namespace SceneScout.Domain.Events;

/// <summary>The name of an event source, lower case, as it stands in tables, configuration and on the command line.</summary>
/// <param name="Value">For example <c>ticketmaster</c>.</param>
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

    /// <summary>What a name looks like, for messages.</summary>
    public const string Form = "1 to 32 letters a to z, digits and dashes, a letter first";

    /// <summary>Reads a name in any case. Whether a source of that name is known, the registry of sources says.</summary>
    /// <param name="text">The name, for example <c>Yelp</c>.</param>
    /// <param name="name">The name in lower case, when it is well-formed.</param>
    /// <returns>True when it is well-formed.</returns>
    public static bool TryParse(string? text, out SourceName name)
    {
        name = default;
        if (text is not { Length: >= 1 and <= 32 } || !char.IsAsciiLetter(text[0]) || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            return false;
        name = new SourceName(text.ToLowerInvariant());
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(SourceName other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
