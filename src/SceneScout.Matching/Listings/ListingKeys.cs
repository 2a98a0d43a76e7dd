using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Listings;

/// <summary>
/// The keys under which an event lies among those of its place and day, and those under which it looks for others. Each takes two things together (two words of the title within the hour, a word of the title and one of the
/// venue likewise, the whole name of the venue within the hour), so that in a large city few others share one. Which pairs meet depends on the two alone, not on how many others there are.
/// </summary>
internal static class ListingKeys
{
    private const int MostTitleWords = 4;
    private const int MostVenueWords = 2;
    private const int MostNames = 5;
    private const int StemLength = 5;
    private const int MinutesAnHour = 60;

    private const ulong LinkKind = 1;
    private const ulong PairKind = 2;
    private const ulong WordKind = 3;
    private const ulong LoneWordKind = 4;
    private const ulong VenueWordKind = 5;
    private const ulong VenueHourKind = 6;

    // Lists of those whose time of day is unknown, and of all whatever their time: who has no hour looks there.
    private const ulong NoHour = ulong.MaxValue;
    private const ulong AnyHour = ulong.MaxValue - 1;

    /// <summary>Where a record lies, and where it looks.</summary>
    public static (ulong[] Own, ulong[] Asked) Of(PreparedSide side)
    {
        var own = new HashSet<ulong>();
        var asked = new HashSet<ulong>();
        if (side.Link is { } link)
        {
            Both(WordHash.Of(LinkKind, link.Page));
            if (link.Thing != 0)
                Both(WordHash.Of(LinkKind, link.Thing));
        }

        var title = Telling(side.Title, MostTitleWords);
        var venue = Telling(side.Venue, MostVenueWords);
        var names = title.ToList();
        foreach (var word in side.Performers.SelectMany(performer => Telling(performer, 2)))
            if (names.Count < MostNames && !names.Contains(word))
                names.Add(word);
        foreach (var place in venue)
            foreach (var word in names)
                Timed(WordHash.Of(VenueWordKind, WordHash.Of(word, place)), own, asked);
        // Of titles without a common word: the same venue at the same hour.
        if (venue.Count > 0)
            Timed(WordHash.Of(VenueHourKind, WordHash.Of(venue.Min(), venue.Max())), own, asked);

        for (var left = 0; left < names.Count; left++)
        {
            Timed(WordHash.Of(WordKind, names[left]), own, names.Count == 1 ? asked : null);
            Timed(WordHash.Of(LoneWordKind, names[left]), names.Count == 1 ? own : null, asked);
            for (var right = left + 1; right < names.Count; right++)
                Timed(WordHash.Of(PairKind, WordHash.Of(Math.Min(names[left], names[right]), Math.Max(names[left], names[right]))), own, asked);
        }

        return ([.. own], [.. asked]);

        void Both(ulong key)
        {
            own.Add(key);
            asked.Add(key);
        }

        void Timed(ulong key, HashSet<ulong>? lies, HashSet<ulong>? looks)
        {
            if (side.Start is not { Minute: >= 0 } start)
            {
                lies?.Add(WordHash.Of(key, NoHour));
                lies?.Add(WordHash.Of(key, AnyHour));
                looks?.Add(WordHash.Of(key, AnyHour));
                return;
            }

            var hour = start.Minutes / MinutesAnHour;
            lies?.Add(WordHash.Of(key, (ulong)hour));
            lies?.Add(WordHash.Of(key, AnyHour));
            looks?.Add(WordHash.Of(key, NoHour));
            for (var off = -1; off <= 1; off++)
                looks?.Add(WordHash.Of(key, (ulong)(hour + off)));
        }
    }

    // The words that tell most, cut short: an ending or a typing error there makes no other word. Of a name that has none, the words that it has.
    private static List<ulong> Telling(PreparedName? name, int most)
    {
        if (name is null)
            return [];
        var words = name.Words.Where(word => word.Class is WordClass.Own or WordClass.Common).ToList();
        if (words.Count == 0)
            words = [.. name.Words.Where(word => word.Class != WordClass.Stop)];
        return
        [
            .. words.OrderByDescending(word => word.Weight).ThenByDescending(word => word.Text.Length).ThenBy(word => word.Hash)
                .Select(word => word.Text.Length > StemLength ? WordHash.Of(word.Text.AsSpan(0, StemLength)) : word.Hash).Distinct().Take(most),
        ];
    }
}
