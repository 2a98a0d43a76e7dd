using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>Makes labelled pairs of events.</summary>
public static class EventPairs
{
    private const int PairsATown = 120;
    private const double PartSame = 0.35;

    // Pairs whose links lead to one listing, whatever their words say.
    private const double PartLinked = 0.04;

    /// <summary>Makes pairs; the same for the same seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="careful">Feeds that know of each event when it is and what it is called; so what they say can nearly always be told apart.</param>
    public static IEnumerable<LabelledPair> Make(ulong seed, int count, bool careful = false)
    {
        var random = new PairRandom(seed);
        var writing = new EventWriting(random, careful);
        for (var made = 0; made < count;)
        {
            var programme = new EventProgramme(random, new VenueTown(random, random.Of(TrainingWords.Cities)));
            for (var at = 0; at < PairsATown && made < count; at++, made++)
            {
                var given = programme.Next();
                var (left, right) = FeedStyle.MeetOfEvents(random);
                var same = random.Is(PartSame);
                if (random.Is(PartLinked))
                {
                    yield return Linked(given, programme, writing, random);
                    continue;
                }

                var meant = same ? given : programme.Rival(given, careful);
                var one = writing.Write(given, left, "listings.example");
                var other = writing.Write(meant, right, random.Is(0.7) ? "whatson.example" : "listings.example");
                if (careful && !same && !IsTold(given, meant, one, other))
                    made--;
                else
                    yield return new LabelledPair(one, other, same);
            }
        }
    }

    // Matinee and evening without a time of day, a run and its performance without an end, the same words in two houses of which one is not named: nobody could tell.
    private static bool IsTold(SyntheticEvent given, SyntheticEvent meant, MatchSide one, MatchSide other)
    {
        if (given.Title == meant.Title && given.Start.Date == meant.Start.Date && given.Venue.Core != meant.Venue.Core)
            return one.Venue is not null && other.Venue is not null;
        if (given.Title != meant.Title || given.Venue.Core != meant.Venue.Core || given.Start.Date != meant.Start.Date)
            return true;
        var day = TimeSpan.FromDays(1);
        return given.Length > day != meant.Length > day ? one.End is not null && other.End is not null : one.Start?.Minute is not null && other.Start?.Minute is not null;
    }

    private static LabelledPair Linked(SyntheticEvent given, EventProgramme programme, EventWriting writing, PairRandom random)
    {
        var (left, right) = FeedStyle.MeetOfEvents(random);
        var one = writing.Write(given, left, "listings.example");

        // The same page may sell other days of a series; else the words of another event stand for those of a feed that knows better.
        var isOther = random.Is(0.12);
        var described = isOther ? given with { Start = given.Start.AddDays(random.Between(1, 60)) }
            : random.Is(0.5) ? programme.Next() with { Start = given.Start, Length = given.Length } : given;
        var other = writing.Write(described, right, "whatson.example");
        return new LabelledPair(
            one with { Url = $"https://www.ticketseller.com/e/event-tickets-{given.TicketId}?aff=listings" },
            other with { Url = $"https://www.ticketseller.co.uk/e/{given.TicketId}", Start = isOther ? described.StartOf() : other.Start },
            !isOther);
    }
}
