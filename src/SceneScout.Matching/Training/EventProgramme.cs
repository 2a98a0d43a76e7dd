namespace SceneScout.Matching.Training;

/// <summary>Makes events of a town, and others that one could take for them.</summary>
/// <param name="random">Chance.</param>
/// <param name="town">Where.</param>
internal sealed class EventProgramme(PairRandom random, VenueTown town)
{
    private static readonly int[] Minutes = [0, 0, 0, 30, 30, 15];

    private readonly SiblingTitles _siblings = new(random);
    private readonly RetoldTitles _retold = new(random);

    /// <summary>An event.</summary>
    public SyntheticEvent Next()
    {
        var venue = random.Of(town.Venues);
        var day = Day();
        var (title, cut, performers) = Title(venue, day.Year);
        return new SyntheticEvent
        {
            Title = title,
            Short = cut,
            Venue = venue,
            Room = random.Is(0.15) ? Room() : "",
            Start = day.AddHours(random.Between(10, 22)).AddMinutes(random.Of(Minutes)),
            Length = random.Is(0.08) ? TimeSpan.FromDays(random.Between(2, 60)) : TimeSpan.FromMinutes(30 * random.Between(2, 8)),
            Performers = performers,
            Genre = random.Of(TrainingWords.Genres),
            TicketId = random.Between(100_000_000, 999_999_999),
        };
    }

    /// <summary>Another event that one could take for a given one.</summary>
    /// <param name="given">The one.</param>
    /// <param name="careful">Without those that nobody could tell from a title with a tail.</param>
    public SyntheticEvent Rival(SyntheticEvent given, bool careful)
    {
        var other = Next() with { Genre = random.Is(0.5) ? given.Genre : random.Of(TrainingWords.Genres) };
        var twin = given with { TicketId = other.TicketId };
        switch (random.Below(54))
        {
            case 0 or 1 or 2 or 3: // the series' next
                return twin with { Start = given.Start.AddDays(random.Of([1, 1, 2, 3, 7, 7, 7, 14, 21, 28])) };
            case 4 or 5: // matinee and evening
                return twin with { Start = given.Start.AddMinutes((random.Is(0.5) ? 1 : -1) * random.Between(120, 360)) };
            case 6: // the festival and its single concert
                var festival = $"{random.Of(TrainingWords.Rare)} {random.Of(["Festival", "Fest", "Summer Festival", "Jazz Festival"])}";
                return twin with { Title = festival, Short = festival, Performers = random.Is(0.5) ? [] : [.. given.Performers, .. other.Performers], Start = given.Start.Date.AddHours(12), Length = TimeSpan.FromHours(random.Between(8, 70)) };
            case 7 when !careful: // the same under the festival's name
                return twin with { Title = $"{given.Short}: {other.Short}", Short = $"{given.Short} {other.Short}", Start = given.Start.AddMinutes(30 * random.Between(-4, 4)), Performers = other.Performers };
            case 8 or 9: // a run and one of its performances
                return twin with { Start = given.Start.AddDays(-random.Between(0, 10)), Length = TimeSpan.FromDays(random.Between(5, 40)) };
            case 10 or 11 or 12 or 13: // others in that house on that day
                return other with { Venue = given.Venue, Start = random.Is(0.35) ? given.Start : given.Start.Date.AddHours(random.Between(10, 23)) };
            case 14 or 15: // the tour's next stop
                var next = town.Elsewhere(random.Of(town.Venues));
                return twin with { Venue = next, Start = given.Start.AddDays(random.Between(1, 20)) };
            case 16: // the same words on the same evening in another city
                return twin with { Venue = town.Elsewhere(random.Is(0.5) ? given.Venue : random.Of(town.Venues)), Performers = [] };
            case 17: // the same words in another house of the town
                return twin with { Venue = town.Other(given.Venue), Performers = [], Start = random.Is(0.5) ? given.Start : given.Start.AddHours(random.Between(-4, 4)) };
            case 18 or 19 or 20: // others at the same time, next door or anywhere
                return other with { Venue = town.Rival(given.Venue), Start = given.Start };
            case 21 or 22: // what is sold beside it
                var extra = random.Of(TrainingWords.Extras);
                return twin with { Title = extra + given.Title, Short = extra + given.Short };
            case 23: // numbered
                return twin with { Title = $"{given.Short} - {random.Of(["Day", "Part", "Session"])} 2", Short = $"{given.Short} 2", Start = random.Is(0.5) ? given.Start : given.Start.AddDays(1) };
            case 24: // moved
                return twin with { Start = given.Start.AddDays(random.Between(20, 200)) };
            case 25 or 26: // a word in common, the same house, the same evening
                var shared = given.Short.Split(' ');
                var title = $"{shared[random.Below(shared.Length)]} {random.Of(TrainingWords.Topics)} {random.Of(TrainingWords.Formats)}";
                return other with { Title = title, Short = title, Venue = given.Venue, Start = given.Start.AddMinutes(30 * random.Between(-6, 6)) };
            case 42 or 43 or 50 or 51 when _siblings.OfSeries(given) is { } follower: // the series' other one at that hour, or before it
                return other with { Title = follower, Short = follower, Venue = given.Venue, Start = random.Is(0.6) ? given.Start : given.Start.AddMinutes(30 * random.Between(-5, 5)), Performers = [] };
            case 27 or 28 or 29 or 30 or 31 or 32 or 52 or 53: // one word is another, in the same house at the same hour: the other level, the other topic of a series
                var sibling = random.Is(0.25) ? _siblings.ForOthers(given) : _siblings.Of(given);
                return other with { Title = sibling, Short = sibling, Venue = given.Venue, Start = random.Is(0.6) ? given.Start : given.Start.AddMinutes(30 * random.Between(-4, 4)), Performers = [] };
            case 33 or 34 or 35 or 36: // what takes place everywhere on that evening: a quiz in two pubs, a carol service in two churches
                var elsewhere = town.Other(given.Venue);
                while (elsewhere.Quarter == given.Venue.Quarter)
                    elsewhere = town.Other(given.Venue);
                return twin with { Venue = random.Is(0.6) ? elsewhere with { Type = given.Venue.Type } : elsewhere, Performers = random.Is(0.94) ? [] : given.Performers };
            case 37: // the car park of the house
                return twin with { Title = $"{random.Of(["PARKING: ", "Parking - ", "Parking for "])}{given.Short}", Short = $"Parking {given.Short}", Venue = given.Venue with { Type = $"{given.Venue.Type} Parking".Trim() } };
            case 44 or 45 or 46 or 47 or 48 or 49: // others in that house at that hour, announced in the same form
                var form = given.Title.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 && random.Is(0.5) ? given.Title[..(colon + 2)] : "";
                return other with { Title = form + other.Title, Short = random.Is(0.5) ? form + other.Short : other.Short, Venue = given.Venue, Start = random.Is(0.6) ? given.Start : given.Start.AddMinutes(30 * random.Between(-4, 4)) };
            case 38: // another at that hour in another room of the house
                return other with { Venue = given.Venue, Room = Room(), Start = given.Start };
            default:
                return other;
        }
    }

    private DateTime Day() => new DateTime(2026, 1, 1).AddDays(random.Below(700));

    private (string Title, string Short, IReadOnlyList<string> Performers) Title(SyntheticVenue venue, int year)
    {
        var artist = Artist();
        switch (random.Below(25))
        {
            case 0 or 1 or 2:
                return (artist, artist, [artist]);
            case 3 or 4:
                return ($"{artist}{random.Of([": ", " - ", " | "])}{TourName()}", artist, [artist]);
            case 5 or 6:
                var support = Artist();
                return ($"{artist} {random.Of(["with", "w/", "and", "&", "+", "feat."])} {support}", artist, [artist, support]);
            case 7 or 8:
                var topic = $"{random.Of(["", "", "Beginner ", "Sunday ", "Friday ", "Monthly ", venue.City.Name + " ", "Open "])}{random.Of(TrainingWords.Topics)} {random.Of(TrainingWords.Formats)}";
                return (random.Is(0.4) ? $"{topic}: {random.Of(TrainingWords.Adjectives)} {random.Of(TrainingWords.Nouns)}" : topic, topic, []);
            case 9:
                var festival = $"{random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Topics)} Festival";
                return ($"{festival} {year}", festival, []);
            case 10:
                var (home, guests) = ($"{venue.City.Name} {random.Of(TrainingWords.Nouns)}s", $"{random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Nouns)}s");
                return ($"{home} vs. {guests}", $"{home} v {guests}", random.Is(0.5) ? [home, guests] : []);
            case 12 or 13: // for whom, or how far
                var level = random.Is(0.3) ? $"{random.Of(TrainingWords.Topics)} with {random.Of(TrainingWords.FirstNames)}"
                    : $"{random.Of(TrainingWords.Levels)} {random.Of(TrainingWords.Topics)}{(random.Is(0.5) ? " " + random.Of(TrainingWords.Formats) : "")}";
                return (level, level, []);
            case 14 or 19: // of a series
                var item = random.Is(0.5) ? $"{random.Of(TrainingWords.Topics)} {random.Of(TrainingWords.Formats)}" : artist;
                return ($"{random.Of(["Summer in the Park", "Sunday Sessions", $"{venue.City.Name} Talks", $"{random.Of(TrainingWords.Rare)} Nights", "Lunchtime Concerts", $"{random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Nouns)}", random.Of(TrainingWords.Nouns)])}: {item}", item, []);
            case 15:
                var everywhere = random.Of(TrainingWords.Everywhere);
                return (random.Is(0.3) ? $"{everywhere} with {artist}" : everywhere, everywhere, []);
            case 16:
                var (house, work) = ($"{random.Of([venue.City.Name, random.Of(TrainingWords.Rare)])} {random.Of(TrainingWords.Houses)}", random.Of(TrainingWords.Works));
                return ($"{house}: {work}", random.Is(0.5) ? $"{house} - {work}" : work, random.Is(0.4) ? [house] : []);
            case 20 or 21 or 22 or 23:
                return _retold.Of(artist, venue);
            case 11:
                var play = $"The {random.Of(TrainingWords.Adjectives)} {random.Of(TrainingWords.Nouns)}";
                return (random.Is(0.3) ? $"{play} - A New Musical" : play, play, []);
            default:
                var talk = $"{random.Of(TrainingWords.Topics)} & {random.Of(TrainingWords.Topics)} with {artist}";
                return (talk, talk, random.Is(0.5) ? [artist] : []);
        }
    }

    // Most tours and series have names of their own.
    private string TourName() => random.Below(5) switch
    {
        0 or 1 => random.Of(TrainingWords.TourNames),
        2 => $"{random.Of(TrainingWords.Adjectives)} {random.Of(TrainingWords.Nouns)} Tour",
        3 => $"{random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Nouns)}",
        _ => $"The {random.Of(TrainingWords.Rare)} Tour",
    };

    private string Room() => $"{random.Of([random.Of(TrainingWords.Rare), $"{random.Of(TrainingWords.FirstNames)} {random.Of(TrainingWords.Rare)}", "Main", "Small", "Upper", "Media", "Dance"])} {random.Of(["Hall", "Stage", "Auditorium", "Room", "Lab", "Studio", "Theatre", "Gymnasium", "Lawn", "Lounge"])}";

    private string Artist() => random.Below(6) switch
    {
        0 => $"{random.Of(TrainingWords.FirstNames)} {random.Of(TrainingWords.Rare)}",
        1 => $"The {random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Nouns)}s",
        2 => $"{random.Of(TrainingWords.FirstNames)} {random.Of(TrainingWords.Rare)} {random.Of(["Trio", "Quartet", "Band", "Orchestra", "Ensemble", "Project"])}",
        3 => random.Of(TrainingWords.Rare),
        4 => $"{random.Of(TrainingWords.Adjectives)} {random.Of(TrainingWords.Nouns)}",
        _ => $"{random.Of(TrainingWords.Rare)} {random.Of(TrainingWords.Rare)}",
    };
}
