using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace SceneScout.Domain.Scheduling;

/// <summary>A part of the local day in which work may begin, for example from one to six at night. Clocks that are put forward or back are followed: work begins only when the local clock stands inside.</summary>
/// <param name="From">Local time of day at which it opens.</param>
/// <param name="To">Local time of day at which it closes, itself outside; on the next day when it is not after <paramref name="From"/>.</param>
public sealed record OffPeakWindow(LocalTime From, LocalTime To)
{
    // Longer than any zone ever skipped at once (a whole day, Samoa 2011).
    private const int DaysAhead = 4;

    // A time that happens twice opens at its second time and closes at its first: between, the clock always stands inside.
    private static readonly ZoneLocalMappingResolver Opening = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);
    private static readonly ZoneLocalMappingResolver Closing = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>Reads <c>01:00-06:00</c>; null when it is no window or an empty one.</summary>
    public static OffPeakWindow? Read(string text) =>
        text.Split('-') is [var from, var to] && Time(from) is { } opens && Time(to) is { } closes && opens != closes ? new OffPeakWindow(opens, closes) : null;

    /// <summary>Whether the local clock stands inside.</summary>
    public bool Contains(DateTimeOffset instant, DateTimeZone zone)
    {
        var time = Instant.FromDateTimeOffset(instant).InZone(zone).TimeOfDay;
        return From < To ? time >= From && time < To : time >= From || time < To;
    }

    /// <summary>The instant itself when the window is open; else one in the next opening, a part of the way into it.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">The local zone.</param>
    /// <param name="part">0 for its begin, below 1 for its end.</param>
    public DateTimeOffset Into(DateTimeOffset instant, DateTimeZone zone, double part)
    {
        if (Contains(instant, zone))
            return instant;
        var from = Instant.FromDateTimeOffset(instant);
        var day = from.InZone(zone).Date;
        for (var ahead = -1; ahead <= DaysAhead; ahead++)
            if (OpeningOf(day.PlusDays(ahead), zone) is var (opens, closes) && opens > from)
                return PartOf((opens, closes), part).ToDateTimeOffset();
        throw new InvalidOperationException($"The window {this} does not open within {DaysAhead} days in {zone.Id}.");
    }

    /// <summary>When something that is due may begin, at the earliest now. What was due before the window opened begins a part of the way into it, so that not all of it begins at once.</summary>
    /// <param name="due">Since when it is due; not after <paramref name="now"/>.</param>
    /// <param name="now">The instant.</param>
    /// <param name="zone">The local zone.</param>
    /// <param name="part">0 for the window's begin, below 1 for its end.</param>
    public DateTimeOffset NotBefore(DateTimeOffset due, DateTimeOffset now, DateTimeZone zone, double part)
    {
        if (!Contains(now, zone))
            return Into(now, zone, part);
        var at = Instant.FromDateTimeOffset(now);
        var day = at.InZone(zone).Date;
        var (from, since) = (Instant.FromDateTimeOffset(due), OpeningOf(day, zone));
        if (since is not { } open || at < open.Opens)
            since = OpeningOf(day.PlusDays(-1), zone);
        return since is { } opening && opening.Opens <= at && at < opening.Closes && from < opening.Opens
            ? Instant.Max(at, PartOf(opening, part)).ToDateTimeOffset()
            : now;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH':'mm}-{To:HH':'mm}");

    private static Instant PartOf((Instant Opens, Instant Closes) window, double part) =>
        window.Opens + Duration.FromTicks(Math.Floor((window.Closes - window.Opens).TotalTicks * part));

    // Empty on a day on which the clocks skip it.
    private (Instant Opens, Instant Closes)? OpeningOf(LocalDate day, DateTimeZone zone)
    {
        var (from, to) = (day + From, (From < To ? day : day.PlusDays(1)) + To);
        var closes = zone.ResolveLocal(to, Closing).ToInstant();
        var opens = zone.ResolveLocal(from, Opening).ToInstant();
        if (opens >= closes)
            opens = zone.ResolveLocal(from, Closing).ToInstant();
        return opens < closes ? (opens, closes) : null;
    }

    private static LocalTime? Time(string text) =>
        TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new LocalTime(time.Hour, time.Minute) : null;
}
