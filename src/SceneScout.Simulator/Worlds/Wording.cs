using System.Globalization;

namespace SceneScout.Simulator.Worlds;

/// <summary>How listings rewrite titles and venue names.</summary>
internal static class Wording
{
    /// <summary>The title in a listing's wording.</summary>
    public static string Title(string title, TitleVariant variant, WorldCity city, string venue, string organizer, DateTime start, SplitRandom random) => variant switch
    {
        TitleVariant.Same => title,
        TitleVariant.UpperCase => title.ToUpperInvariant(),
        TitleVariant.CityTag => random.Chance(0.5) ? $"{title} ({city.Name})" : $"{title} - {city.Name}",
        TitleVariant.AtVenue => venue.Length > 0 ? $"{title} at {venue}" : title,
        TitleVariant.Presents => $"{organizer} presents: {title}",
        TitleVariant.Suffix => title + random.Pick<string>([" - Live", " Tickets", " | Live", " - 18+"]),
        TitleVariant.Year => $"{title} {start.Year.ToString(CultureInfo.InvariantCulture)}",
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "Unknown variant."),
    };

    /// <summary>The venue's name in a listing's wording.</summary>
    public static string Venue(string name, VenueVariant variant, WorldCity city) => variant switch
    {
        VenueVariant.Same => name,
        VenueVariant.Article => name.StartsWith("The ", StringComparison.Ordinal) ? name[4..] : "The " + name,
        VenueVariant.WithCity => $"{name}, {city.Name}",
        VenueVariant.Spelling => name.Contains(" & ", StringComparison.Ordinal)
            ? name.Replace(" & ", " and ", StringComparison.Ordinal)
            : name.Contains("Theatre", StringComparison.Ordinal) ? name.Replace("Theatre", "Theater", StringComparison.Ordinal)
            : name.Replace("Centre", "Center", StringComparison.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "Unknown variant."),
    };
}
