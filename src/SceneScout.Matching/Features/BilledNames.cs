using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Features;

/// <summary>Who performs and which house it is, where one side says it in another field than the other does.</summary>
internal static class BilledNames
{
    // One title calls a performer by the last name, or by first letters.
    private const float PartlyNamed = 0.4f;
    private const int LeastCalled = 4;

    /// <summary>The part of the performers of the side with fewer whom the other has, too; NaN where a side has none.</summary>
    public static float PerformersOf(PreparedSide a, PreparedSide b)
    {
        if (a.Performers.Length == 0 || b.Performers.Length == 0)
            return float.NaN;
        var common = 0;
        foreach (var left in a.Performers)
            foreach (var right in b.Performers)
                if (IsOne(left, right))
                {
                    common++;
                    break;
                }

        var commonBack = 0;
        foreach (var right in b.Performers)
            foreach (var left in a.Performers)
                if (IsOne(left, right))
                {
                    commonBack++;
                    break;
                }

        if (common == 0 && a.Performers[0].IsForeign != b.Performers[0].IsForeign)
            return float.NaN;
        return (float)Math.Min(1, (double)Math.Min(common, commonBack) / Math.Min(a.Performers.Length, b.Performers.Length));
    }

    private static bool IsOne(PreparedName a, PreparedName b) =>
        a.Hash == b.Hash || ((a.Signature & b.Signature) != 0 && NameComparison.Compare(a, b, PlaceWordSet.None).Similarity >= 0.85f);

    /// <summary>The part of one side's performers whom the other's title names; -1 when there are none, or it names none though it could name others.</summary>
    public static float NamedIn(PreparedSide performers, PreparedSide title)
    {
        if (performers.Performers.Length == 0 || title.Title is not { } words)
            return -1;
        var (named, partly) = (0, false);
        foreach (var performer in performers.Performers)
            if (Contains(words.Words, performer.Words))
                named++;
            else
                partly |= IsCalled(words.Words, performer);
        if (named == 0 && !partly && performers.Performers[0].IsForeign != words.IsForeign)
            return -1;
        return named == 0 ? partly ? PartlyNamed : 0 : Math.Max(0.5f, (float)named / performers.Performers.Length);
    }

    // By the last name alone, or by first letters: "RSNO".
    private static bool IsCalled(NameWord[] title, PreparedName performer)
    {
        var last = performer.Words[^1];
        foreach (var word in title)
            if (word.Class == WordClass.Own && ((word.Text.Length >= LeastCalled && performer.Words.Length > 1 && word.Hash == last.Hash) || (word.Text.Length >= 3 && word.Text == performer.Initials)))
                return true;
        return false;
    }

    private static bool Contains(NameWord[] title, NameWord[] name)
    {
        foreach (var word in name)
        {
            var found = word.Class == WordClass.Stop;
            for (var at = 0; at < title.Length && !found; at++)
                found = title[at].Hash == word.Hash;
            if (!found)
                return false;
        }

        return true;
    }

    /// <summary>The part of a house's own words that the other's title or address names; -1 where it has none.</summary>
    public static float ToldIn(PreparedSide house, PreparedSide other)
    {
        if (house.Venue is not { } venue)
            return -1;
        var (all, told) = (0, 0);
        foreach (var word in venue.Words)
        {
            if (word.Class != WordClass.Own || house.Place.Words.Has(word.Hash) || other.Place.Words.Has(word.Hash) != other.Place.AddressWords.Has(word.Hash))
                continue;
            all++;
            if (other.Place.AddressWords.Has(word.Hash) || IsIn(other.Title, word.Hash))
                told++;
        }

        return all == 0 ? -1 : (float)told / all;
    }

    /// <summary>How much of a title the other's title and performers tell; -1 where it names nothing, or nobody performs there.</summary>
    public static float BilledIn(PreparedSide title, PreparedSide other)
    {
        if (title.Title is not { } name || other.Performers.Length == 0 || other.Performers[0].IsForeign != name.IsForeign)
            return -1;
        var (all, told) = (0f, 0f);
        foreach (var word in name.Words)
        {
            if (word.Class is WordClass.Stop or WordClass.Filler || title.VenueWords.Has(word.Hash) || other.VenueWords.Has(word.Hash) || title.PlaceWords.Has(word.Hash))
                continue;
            all += word.Weight;
            if (IsIn(other.Title, word.Hash) || IsBilled(other.Performers, word.Hash))
                told += word.Weight;
        }

        return all == 0 ? -1 : told / all;
    }

    private static bool IsBilled(PreparedName[] performers, ulong hash)
    {
        foreach (var performer in performers)
            if (IsIn(performer, hash))
                return true;
        return false;
    }

    private static bool IsIn(PreparedName? title, ulong hash)
    {
        foreach (var word in title?.Words ?? [])
            if (word.Hash == hash)
                return true;
        return false;
    }
}
