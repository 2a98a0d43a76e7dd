using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>IANA zones as sources name them.</summary>
internal static class Zones
{
    private static readonly TzdbDateTimeZoneSource Tzdb = TzdbDateTimeZoneSource.Default;

    // Names that the zone table lists for a place stay as they are: Europe/Amsterdam is technically an alias of Brussels today, but nobody there says so.
    private static readonly FrozenSet<string> Listed = (Tzdb.ZoneLocations ?? []).Select(place => place.ZoneId).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The first zone that is given and known; old aliases such as <c>US/Eastern</c> under their present name. An unknown name leaves a warning.</summary>
    public static DateTimeZone? First(params ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
        {
            if (field.Text() is not { } name)
                continue;
            if (Find(name) is { } zone)
            {
                if (!string.Equals(zone.Id, name, StringComparison.Ordinal))
                    field.Repaired(RepairRule.ZoneAlias, zone.Id, "Repaired: the zone's present name.");
                return zone;
            }

            field.Warn("Left out: not an IANA time zone such as Europe/Berlin.");
        }

        return null;
    }

    /// <summary>The zone of a name; null when there is none.</summary>
    public static DateTimeZone? Find(string name)
    {
        if (Listed.Contains(name))
            return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        return Tzdb.CanonicalIdMap.TryGetValue(name, out var canonical) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(canonical) : null;
    }
}
