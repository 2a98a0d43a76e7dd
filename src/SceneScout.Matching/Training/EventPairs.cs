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
    public static IEnumerable<LabelledPair> Make(ulong seed, int count)
    {
        var random = new PairRandom(seed);
        var writing = new EventWriting(random);
        for (var made = 0; made < count;)
        {
            var programme = new EventProgramme(random, new VenueTown(random, random.Of(TrainingWords.Cities)));
            for (var at = 0; at < PairsATown && made < count; at++, made++)
            {
                var given = programme.Next();
                var (left, right) = FeedStyle.Meet(random);
                var same = random.Is(PartSame);
                if (random.Is(PartLinked))
                {
                    yield return Linked(given, programme, writing, random);
                    continue;
                }

                yield return new LabelledPair(
                    writing.Write(given, left, "listings.example"),
                    writing.Write(same ? given : programme.Rival(given), right, random.Is(0.7) ? "whatson.example" : "listings.example"),
                    same);
            }
        }
    }

    private static LabelledPair Linked(SyntheticEvent given, EventProgramme programme, EventWriting writing, PairRandom random)
    {
        var (left, right) = FeedStyle.Meet(random);
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
