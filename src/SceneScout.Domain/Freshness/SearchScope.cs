using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Freshness;

/// <summary>What a complete search has covered: a circle and a span of starts. Judges listings that the area listed before and this search did not.</summary>
/// <param name="Centre">Centre of the circle.</param>
/// <param name="RadiusMetres">Its radius.</param>
/// <param name="Range">Starts searched.</param>
public sealed record SearchScope(GeoPoint Centre, double RadiusMetres, DateRange Range)
{
    // Sources round coordinates and radii, and measure on spheres of their own: what lies near the edge may be in for us and out for them.
    private const double EdgeShare = 0.02;
    private const double EdgeMetres = 500;

    // Zones guessed from places, half-hour differences between sources, and daylight saving move a known start by no more than this.
    private static readonly TimeSpan KnownStart = TimeSpan.FromHours(3);

    // A calendar day begins at most 14 hours before and ends at most 12 hours after the same day of UTC.
    private static readonly TimeSpan DayBegins = TimeSpan.FromHours(14);
    private static readonly TimeSpan DayEnds = TimeSpan.FromHours(36);

    /// <summary>Judges a listing as it was seen last. One without a date is found by the area alone, so it is missing when it is not found.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="now">The present: what began before it is over and not vanished.</param>
    public Absence Judge(Listing listing, DateTimeOffset now)
    {
        if (Starts(listing.Time) is { } starts)
        {
            if (starts.Latest < now && starts.Latest < Range.Start)
                return Absence.Begun;
            if (starts.Earliest < Range.Start || starts.Latest >= Range.End)
                return Absence.Unjudged;
        }

        return listing.Venue?.Location is { } place && !IsWellWithin(place) ? Absence.Unjudged : Absence.Missing;
    }

    /// <summary>Whether a place lies so far within the circle that every source finds it there.</summary>
    public bool IsWellWithin(GeoPoint place) => place.DistanceTo(Centre) <= InnerRadius;

    private double InnerRadius => RadiusMetres - Math.Max(EdgeMetres, RadiusMetres * EdgeShare);

    private static (DateTimeOffset Earliest, DateTimeOffset Latest)? Starts(EventTime time)
    {
        if (time.Start.Utc is { } utc)
            return (utc - KnownStart, utc + KnownStart);
        if (time.Start.LocalDate is not { } day)
            return null;
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return (midnight - DayBegins, midnight + DayEnds);
    }
}
