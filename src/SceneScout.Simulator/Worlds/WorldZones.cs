using NodaTime;
using NodaTime.TimeZones;

namespace SceneScout.Simulator.Worlds;

/// <summary>Conversions between wall time and UTC by the bundled time zone database, so that they do not depend on the machine.</summary>
internal static class WorldZones
{
    /// <summary>The instant of a wall time; in a gap or an overlap the lenient choice (shifted forward, earlier offset).</summary>
    public static DateTimeOffset ToUtc(string zone, DateTime local) =>
        Zone(zone).ResolveLocal(LocalDateTime.FromDateTime(local), Resolvers.LenientResolver).ToInstant().ToDateTimeOffset();

    /// <summary>The wall time of an instant.</summary>
    public static DateTime ToLocal(string zone, DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(Zone(zone)).ToDateTimeUnspecified();

    /// <summary>The instant written with the zone's offset of that moment.</summary>
    public static DateTimeOffset AtOffset(string zone, DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(Zone(zone)).ToDateTimeOffset();

    private static DateTimeZone Zone(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw new ArgumentException($"Unknown IANA time zone '{id}'.", nameof(id));
}
