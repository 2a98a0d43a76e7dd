using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Processing;

/// <summary>Finds the venue of an event among those that directories list: the same name, and the same place as far as both say where they are. In doubt there is none.</summary>
public static class VenueConfirmation
{
    // A hall's entrance and its middle, or two ways of reading its address.
    private const double SamePlaceMetres = 1_000;

    /// <summary>The venue; null when none is surely the same.</summary>
    /// <param name="venue">The event's venue.</param>
    /// <param name="known">Venues that may be it, such as those of the same name.</param>
    public static VenueRecord? Of(Venue? venue, IEnumerable<VenueRecord> known)
    {
        var name = TextNormaliser.Key(venue?.Name);
        if (venue is null || name.Length == 0)
            return null;
        var same = known
            .Where(record => TextNormaliser.Key(record.Venue.Name) == name && Compatible(venue.CountryCode, record.Venue.CountryCode) && IsSamePlace(venue, record.Venue))
            .OrderBy(record => record.PermanentlyClosed)
            .ThenBy(record => Distance(venue, record.Venue) ?? double.MaxValue)
            .ThenBy(record => record.Key)
            .ToList();
        // Two houses of one name in one town: the event's own coordinates would be needed to tell them apart.
        return same.Count == 0 || (venue.Location is null && same.Exists(record => !Agree(same[0].Venue, record.Venue))) ? null : same[0];
    }

    private static bool IsSamePlace(Venue left, Venue right) =>
        Distance(left, right) is { } metres ? metres <= SamePlaceMetres : TextNormaliser.Key(left.City) is { Length: > 0 } city && city == TextNormaliser.Key(right.City);

    private static bool Agree(Venue left, Venue right) => Distance(left, right) is not { } metres || metres <= SamePlaceMetres;

    private static double? Distance(Venue left, Venue right) => left.Location is { } here && right.Location is { } there ? here.DistanceTo(there) : null;

    private static bool Compatible(string? left, string? right) => left is null || right is null || left == right;
}
