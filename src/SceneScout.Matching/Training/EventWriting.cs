using System.Globalization;
using NodaTime;
using SceneScout.Domain.Geo;
using SceneScout.Matching.Places;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>Writes about a made event as feeds do.</summary>
/// <param name="random">Chance.</param>
/// <param name="careful">The feed knows when an event is and what it is called.</param>
internal sealed class EventWriting(PairRandom random, bool careful)
{
    private readonly VenueWriting _venues = new(random);

    /// <summary>The record of one of two feeds.</summary>
    /// <param name="given">The event.</param>
    /// <param name="style">What the feed says of venues.</param>
    /// <param name="host">Where the feed has its pages.</param>
    public MatchSide Write(SyntheticEvent given, FeedStyle style, string host)
    {
        var place = Misplaced(_venues.Write(given.Venue, style));
        var (start, zone) = Start(given);

        // Now and then a feed has words of its own for it; then performers, or links, have to tell.
        var isOwn = random.Is(careful ? 0.008 : 0.03);
        return place with
        {
            Kind = SideKind.Event,
            Title = isOwn ? Own(given) : Title(given),
            Venue = random.Is(0.05) ? null : random.Is(0.02) ? Nickname(place.Title!) : given.Room.Length > 0 ? Roomed(given.Room, place.Title!) : place.Title,
            City = random.Is(0.6) ? place.City ?? given.Venue.City.Name : place.City,
            Phone = null,
            Category = random.Is(0.25) ? (random.Is(0.7) ? given.Genre : random.Of(TrainingWords.Genres)) : null,
            Start = start,
            End = start is { } s && random.Is(given.Length < TimeSpan.FromDays(1) ? 0.4 : 0.85) ? After(s, Lasting(given.Length)) : null,
            TimeZone = zone,
            Performers = random.Is(isOwn ? 0.8 : 0.4) ? Performers(given) : [],
            Url = Url(given, host),
        };
    }

    // What a feed's own gazetteer makes of an address.
    private MatchSide Misplaced(MatchSide place)
    {
        if (GeoPoint.From(place.Latitude, place.Longitude) is not { } point || !random.Is(0.25))
            return place;
        var off = point.Towards(random.Part() * 360, random.Is(0.8) ? 350 * random.Part() : 300 + (random.Part() * 1700));
        return place with { Latitude = off.Latitude, Longitude = off.Longitude };
    }

    // What people of the town call it.
    private string Nickname(string house) => random.Below(3) switch
    {
        0 => string.Concat(house.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).Select(word => char.ToUpperInvariant(word[0]))) is { Length: > 1 } letters ? letters : house,
        1 => $"The {random.Of(TrainingWords.Nouns)}",
        _ => house.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0],
    };

    private string Roomed(string room, string house) => random.Below(10) switch
    {
        0 or 1 => $"{house} - {room}",
        2 => $"{house}, {room}",
        3 or 4 => $"{room} (in {house})",
        5 => $"{room} at {house}",
        6 => room,
        _ => house,
    };

    // A feed that is not told when an evening ends writes what is usual.
    private TimeSpan Lasting(TimeSpan length) => length < TimeSpan.FromDays(1) && random.Is(0.35) ? TimeSpan.FromHours(random.Of([1, 2, 2, 3, 3, 4, 6])) : length;

    private static SideTime After(SideTime start, TimeSpan length)
    {
        var end = start.Date.ToDateTime(TimeOnly.MinValue).AddMinutes(start.Minute ?? 0) + length;
        return new SideTime(DateOnly.FromDateTime(end), start.Minute is null ? null : (end.Hour * 60) + end.Minute, start.Offset);
    }

    private (SideTime? Start, string? Zone) Start(SyntheticEvent given)
    {
        if (random.Is(careful ? 0 : 0.02))
            return (null, null);
        var local = given.Start;
        if (given.Performers.Count > 0 && random.Is(0.16)) // when the doors open
            local = local.AddMinutes(random.Of([-30, -30, -60, -60, -60, -90, -90, -120]));
        else if (random.Is(0.1))
            local = local.AddMinutes(random.Of([-60, -30, -30, 30, 30, 60, 15, -15]));
        else if (random.Is(careful ? 0.002 : 0.015))
            local = local.AddMinutes(60 * random.Between(-8, 8));
        var day = DateOnly.FromDateTime(local);
        if (random.Is(0.12))
            return (new SideTime(day, null, null), null);
        var written = new SideTime(day, (local.Hour * 60) + local.Minute, null);
        var zone = Towns.ZoneAt(given.Venue.City.Point());
        if (!random.Is(0.3) || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } rules)
            return (written, random.Is(0.2) ? zone : null);
        var zoned = LocalDateTime.FromDateTime(local).InZoneLeniently(rules);
        if (random.Is(0.4))
            return (written with { Offset = zoned.Offset.ToTimeSpan() }, null);
        var utc = zoned.ToDateTimeUtc();
        return (new SideTime(DateOnly.FromDateTime(utc), (utc.Hour * 60) + utc.Minute, TimeSpan.Zero), random.Is(0.85) ? zone : null);
    }

    private string Own(SyntheticEvent given) =>
        $"{random.Of([random.Of(TrainingWords.TourNames), random.Of(TrainingWords.Topics) + " " + random.Of(TrainingWords.Formats), given.Genre + " at " + given.Venue.Core])} {given.Start.Year}";

    private string Title(SyntheticEvent given)
    {
        var title = random.Is(0.4) ? given.Short : given.Title;
        title = random.Is(0.6) ? Written(given, title) : title;
        if (random.Is(0.06))
            title = Marked(title);
        if (random.Is(0.04))
            title = _venues.Typo(title);
        return random.Is(0.05) ? title.ToUpperInvariant() : title;
    }

    private string Written(SyntheticEvent given, string title)
    {
        var venue = _venues.Name(given.Venue);
        var kind = random.Below(34);

        // A tour has one name, a class one teacher: who names them already adds no others.
        if (kind is 13 or 14 or 15 or 16 or 22 or 23 or 28 && random.Is(0.8) && HasParts(title))
            return title;
        return kind switch
        {
            0 or 1 => $"{title} at {venue}",
            2 => $"{title} @ {venue}",
            3 => $"{title} - {given.Venue.City.Name}",
            4 => $"{title} | {given.Venue.City.Name}",
            5 => $"{title} Live",
            6 => $"{title} (Live in {given.Venue.City.Name})",
            7 => $"{venue} presents: {title}",
            8 => $"{random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Rare)} presents {title}",
            9 => $"{title} {random.Of(TrainingWords.Supports)}",
            10 => $"{title} {given.Start.Year}",
            11 => Dated(given, title),
            12 => $"{title} Tickets",
            13 or 14 => $"{title} {random.Of(["w/", "with", "feat.", "+", "hosted by"])} {random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Nouns)}",
            15 => $"{title} - {random.Of(TrainingWords.TourNames)}",
            16 when !careful => $"{title} | {random.Of(TrainingWords.Topics)} {random.Of(TrainingWords.Formats)}",
            17 => string.Join(' ', title.Split(' ').Reverse().Take(1).Concat(title.Split(' ').SkipLast(1))),
            18 when given.Performers.Count > 0 => string.Join(", ", given.Performers),
            19 when given.Performers.Count > 0 => $"{given.Genre}: {given.Performers[0]}",
            20 or 21 => $"{random.Of([venue, $"{random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Nouns)}", $"{random.Of(TrainingWords.Topics)} {random.Of(TrainingWords.Formats)}"])}: {title}",
            22 => $"{title} ({random.Of(["solo", "DJ set", "acoustic", "album release", "two sets", given.Genre])})",
            23 => $"{title} by {random.Of(TrainingWords.FirstNames)} {random.Of(TrainingWords.Rare)}",
            24 when title.Length > 30 => $"{title[..28]}...",
            26 when given.Performers.Count > 0 => $"{given.Performers[0]} presents {random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Nouns)}",
            27 => $"{random.Of(TrainingWords.FirstNames)} {random.Of(TrainingWords.Rare)}: {title}",
            28 => $"{title} - {random.Of(TrainingWords.Adjectives)} {random.Of(TrainingWords.Nouns)}",
            29 => $"{random.Of(TrainingWords.Rare)}{random.Of(["LIVE", " Nights", " Sessions", " Series"])}: {title}",
            25 => $"{title} {random.Of(["Workshop", "Show", "Concert", "Event", "Performance", "Class"])}",
            _ => title,
        };
    }

    private static bool HasParts(string title) => title.Contains(": ", StringComparison.Ordinal) || title.Contains(" - ", StringComparison.Ordinal) || title.Contains(" | ", StringComparison.Ordinal);

    private string Marked(string title) => random.Below(4) switch
    {
        0 => $"[{random.Of(TrainingWords.Marks)}] {title}",
        1 => $"{random.Of(TrainingWords.Marks)}: {title}",
        2 => $"{title} - {random.Of(TrainingWords.Marks)}",
        _ => $"{title} ({random.Of(TrainingWords.Marks)})",
    };

    private string Dated(SyntheticEvent given, string title) => random.Below(3) switch
    {
        0 => $"{given.Start.DayOfWeek}: {title}",
        1 => string.Create(CultureInfo.InvariantCulture, $"{title} ({given.Start:MMM d})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{title} {given.Start.Month}/{given.Start.Day}"),
    };

    private IReadOnlyList<string> Performers(SyntheticEvent given) => given.Performers.Count switch
    {
        0 => [],
        1 => random.Is(0.2) ? [given.Performers[0], $"{random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Nouns)}"] : given.Performers,
        _ => random.Is(0.3) ? [given.Performers[0]] : given.Performers,
    };

    private string? Url(SyntheticEvent given, string host) => random.Below(10) switch
    {
        0 => $"https://www.ticketseller.com/e/event-tickets-{given.TicketId}?aff={host}",
        1 => $"https://www.ticketseller.co.uk/event/{given.TicketId}/",
        2 or 3 or 4 or 5 => $"https://{host}/events/{random.Between(10_000_000, 99_999_999)}x{random.Below(10)}",
        6 => $"https://{given.Venue.Site}/calendar",
        _ => null,
    };
}
