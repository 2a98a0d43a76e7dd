using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Clusters;

/// <summary>The keys under which a record lies, and those under which it looks for others. Looking is mutual: a record that finds another is found by it.</summary>
internal sealed class CandidateKeys
{
    /// <summary>Two records of one place are hardly further apart, unless their names are alike.</summary>
    public const double NearMetres = 120;

    /// <summary>As far as feeds put one place with one name.</summary>
    public const double WideMetres = 1500;

    private const int MostNameKeys = 6;

    private const ulong LinkKind = 1;
    private const ulong PhoneKind = 2;
    private const ulong NameKind = 3;
    private const ulong NearKind = 4;
    private const ulong WideNameKind = 5;
    private const ulong CityNameKind = 6;
    private const ulong HouseKind = 7;
    private const ulong DayTitleKind = 8;
    private const ulong DayNearKind = 9;
    private const ulong DayVenueKind = 10;
    private const ulong PostalNameKind = 11;
    private const ulong DatedKind = 12;
    private const ulong NamePairKind = 13;
    private const ulong NameWordKind = 14;
    private const ulong UndatedKind = 15;
    private const ulong DayHouseKind = 16;

    private CandidateKeys(List<ulong> own, List<ulong> asked)
    {
        Own = [.. own.Distinct()];
        Asked = [.. asked.Distinct()];
    }

    /// <summary>Where it lies.</summary>
    public ulong[] Own { get; }

    /// <summary>Where it looks.</summary>
    public ulong[] Asked { get; }

    /// <summary>The keys of a record.</summary>
    public static CandidateKeys Of(PreparedSide side)
    {
        var own = new List<ulong>();
        var asked = new List<ulong>();
        if (side.Link is { } link)
        {
            Both(own, asked, WordHash.Of(LinkKind, link.Page));
            if (link.Thing != 0)
                Both(own, asked, WordHash.Of(LinkKind, link.Thing));
        }

        if (side.Kind == SideKind.Event)
            OfEvent(side, own, asked);
        else
            OfVenue(side, own, asked);
        return new CandidateKeys(own, asked);
    }

    private static void OfVenue(PreparedSide side, List<ulong> own, List<ulong> asked)
    {
        foreach (var phone in side.Phones)
            Both(own, asked, WordHash.Of(PhoneKind, phone));
        var words = Telling(side.Title);
        if (side.Title is { } title)
        {
            Both(own, asked, WordHash.Of(NameKind, title.Hash));
            Both(own, asked, WordHash.Of(NameKind, title.Whole));
        }

        for (var at = 1; at < words.Count; at++)
            Both(own, asked, WordHash.Of(NamePairKind, WordHash.Of(Math.Min(words[at - 1], words[at]), Math.Max(words[at - 1], words[at]))));
        // A word that is rare brings together what says nothing else in common; one that is not makes a big group, where neighbours alone are compared.
        foreach (var word in side.Title?.Words ?? [])
            if (word.Class == WordClass.Own)
                Both(own, asked, WordHash.Of(NameWordKind, word.Hash));
        var city = WordHash.Of(side.City);
        foreach (var word in words)
        {
            if (side.City.Length > 0)
                Both(own, asked, WordHash.Of(CityNameKind, WordHash.Of(city, word)));
            if (side.Postal is { } postal)
                Both(own, asked, WordHash.Of(PostalNameKind, WordHash.Of(WordHash.Of(postal.AsSpan(0, Math.Min(3, postal.Length))), word)));
        }

        foreach (var house in Houses(side))
            Both(own, asked, WordHash.Of(HouseKind, house));
        if (side.Location is null)
            return;
        Around(own, asked, NearKind, SphereCell.Of(side, NearMetres), 0);
        var wide = SphereCell.Of(side, WideMetres);
        foreach (var word in words)
            Around(own, asked, WideNameKind, wide, word);
    }

    private static void OfEvent(PreparedSide side, List<ulong> own, List<ulong> asked)
    {
        var words = Telling(side.Title);
        foreach (var performer in side.Performers)
            words.Add(performer.Hash);
        if (side.Title is { } title)
            words.AddRange([title.Hash, title.Whole]);
        words = [.. words.Distinct()];
        var venue = Telling(side.Venue);
        if (side.Start is not { } start)
        {
            // Without a day, words and place have to do.
            foreach (var key in Undated(side, words, venue))
            {
                Both(own, asked, WordHash.Of(UndatedKind, key));
                asked.Add(WordHash.Of(DatedKind, key));
            }

            return;
        }

        foreach (var key in Undated(side, words, venue))
        {
            own.Add(WordHash.Of(DatedKind, key));
            asked.Add(WordHash.Of(UndatedKind, key));
        }

        foreach (var word in words)
            Days(own, asked, DayTitleKind, start.Day, word);

        foreach (var place in venue)
            Days(own, asked, DayVenueKind, start.Day, place);
        foreach (var house in Houses(side))
            Days(own, asked, DayHouseKind, start.Day, house);
        if (side.Location is null)
            return;
        var cell = SphereCell.Of(side, NearMetres);
        own.Add(WordHash.Of(DayNearKind, WordHash.Of(cell.Key, (ulong)start.Day)));
        foreach (var near in cell.Around())
            for (var day = -1; day <= 1; day++)
                asked.Add(WordHash.Of(DayNearKind, WordHash.Of(near.Key, (ulong)(start.Day + day))));
    }

    private static IEnumerable<ulong> Undated(PreparedSide side, List<ulong> words, List<ulong> venue)
    {
        if (side.Title is { } title)
            yield return title.Hash;
        foreach (var word in words)
            foreach (var place in venue)
                yield return WordHash.Of(word, place);
    }

    // Whose halls are named and not the house itself, meet at its number.
    private static IEnumerable<ulong> Houses(PreparedSide side)
    {
        foreach (var number in side.Address?.Numbers ?? [])
            foreach (var street in side.Address!.Streets)
                if (street.Weight >= 1)
                    yield return WordHash.Of((ulong)number, street.Hash);
    }

    private static void Both(List<ulong> own, List<ulong> asked, ulong key)
    {
        own.Add(key);
        asked.Add(key);
    }

    private static void Days(List<ulong> own, List<ulong> asked, ulong kind, int day, ulong word)
    {
        own.Add(WordHash.Of(kind, WordHash.Of((ulong)day, word)));
        for (var off = -1; off <= 1; off++)
            asked.Add(WordHash.Of(kind, WordHash.Of((ulong)(day + off), word)));
    }

    private static void Around(List<ulong> own, List<ulong> asked, ulong kind, SphereCell cell, ulong word)
    {
        own.Add(WordHash.Of(kind, WordHash.Of(cell.Key, word)));
        foreach (var near in cell.Around())
            asked.Add(WordHash.Of(kind, WordHash.Of(near.Key, word)));
    }

    // The words that tell most; of a name that has none, the words that it has. A typing error in one leaves the others.
    private static List<ulong> Telling(PreparedName? name)
    {
        if (name is null)
            return [];
        var words = name.Words.Where(word => word.Class is WordClass.Own or WordClass.Common).ToList();
        if (words.Count == 0)
            words = [.. name.Words.Where(word => word.Class != WordClass.Stop)];
        return [.. words.OrderByDescending(word => word.Weight).ThenByDescending(word => word.Text.Length).ThenBy(word => word.Hash)
            .Take(MostNameKeys).SelectMany(word => word.Text.Length >= 6 ? new[] { word.Hash, WordHash.Of(word.Text.AsSpan(0, 4)) } : [word.Hash])];
    }
}
