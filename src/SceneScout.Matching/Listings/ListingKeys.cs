using SceneScout.Domain.Matching;
using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Listings;

/// <summary>
/// The keys under which an event lies among those of its place and day, and those under which it looks for others. Each takes two things together, within the hour (two words of the title, a word of the title and one of the
/// venue, the whole name of the venue), so that in a large city few others share one. Which pairs meet depends on the two alone, not on how many others there are.
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

    // The lowest bit of a key that counts whatever the hour.
    private const uint AnyHour = 1;

    // Raised whenever the code gives a record other keys, or another hour, than before.
    private const uint Code = 4;

    /// <summary>A number of the rules and words by which records get their keys: what the store keeps of others is made anew.</summary>
    public static uint Rules { get; } = unchecked((WordList.Bundled.Number * 31) + Code);

    /// <summary>The keys under which a record lies, each once.</summary>
    public static uint[] LiesOf(PreparedSide side) => Of(side, Way.Lies);

    /// <summary>The keys under which a record looks for others, each once.</summary>
    public static uint[] LooksOf(PreparedSide side) => Of(side, Way.Looks);

    /// <summary>The hour of a record, counted from some instant on.</summary>
    public static int HourOf(PreparedSide side) => side.Start is { Minute: >= 0 } start ? (int)(start.Minutes / MinutesAnHour) : IListingPortrait.NoHour;

    private static uint[] Of(PreparedSide side, Way way)
    {
        var keys = new HashSet<uint>();
        foreach (var link in Links(side))
            keys.Add((uint)link | AnyHour);
        foreach (var (key, ways) in Untimed(side))
            if (ways.HasFlag(way))
                keys.Add((uint)key & ~AnyHour);
        return [.. keys];
    }

    private static IEnumerable<ulong> Links(PreparedSide side)
    {
        if (side.Link is not { } link)
            yield break;
        yield return WordHash.Of(LinkKind, link.Page);
        if (link.Thing != 0)
            yield return WordHash.Of(LinkKind, link.Thing);
    }

    private static List<(ulong Key, Way Way)> Untimed(PreparedSide side)
    {
        var keys = new List<(ulong, Way)>();
        var venue = Telling(side.Venue, MostVenueWords);
        var names = Telling(side.Title, MostTitleWords);
        foreach (var word in side.Performers.SelectMany(performer => Telling(performer, 2)))
            if (names.Count < MostNames && !names.Contains(word))
                names.Add(word);
        foreach (var place in venue)
            foreach (var word in names)
                keys.Add((WordHash.Of(VenueWordKind, WordHash.Of(word, place)), Way.Both));
        // Of titles without a common word: the same venue at the same hour.
        if (venue.Count > 0)
            keys.Add((WordHash.Of(VenueHourKind, WordHash.Of(venue.Min(), venue.Max())), Way.Both));

        for (var left = 0; left < names.Count; left++)
        {
            keys.Add((WordHash.Of(WordKind, names[left]), names.Count == 1 ? Way.Both : Way.Lies));
            keys.Add((WordHash.Of(LoneWordKind, names[left]), names.Count == 1 ? Way.Both : Way.Looks));
            for (var right = left + 1; right < names.Count; right++)
                keys.Add((WordHash.Of(PairKind, WordHash.Of(Math.Min(names[left], names[right]), Math.Max(names[left], names[right]))), Way.Both));
        }

        return keys;
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

    [Flags]
    private enum Way
    {
        Lies = 1,
        Looks = 2,
        Both = Lies | Looks,
    }
}
