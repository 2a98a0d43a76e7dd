namespace SceneScout.Matching.Text;

/// <content>What kinds of thing two names say, and which numbers.</content>
internal static partial class NameComparison
{
    /// <summary>One name says a part of the other.</summary>
    public const float PartOf = 1;

    // All numbers of both are the same.
    private const float SameNumbers = 3;

    // Courtyards, gates and rooms: of a venue a part, in the title of an event a word.
    private static readonly byte BuildingParts = WordList.Bundled.Find(WordList.Bundled.Form("courtyard")).Group;

    private static float TypeOf(PreparedName left, PreparedName right, Span<bool> usedA, Span<bool> usedB, in PlaceWordSet places)
    {
        if (!places.IsOfEvents && (IsTenant(left, right, places) || IsTenant(right, left, places)))
            return PartOf;
        if (!left.HasType && !right.HasType)
            return -1;

        // "Vol. 312" is "#312".
        var sameCount = places.IsOfEvents && NumberOf(left, right, places) == SameNumbers;
        var (headA, partA, ownA, groupsA) = Types(left.Words, usedA, places, sameCount);
        var (headB, partB, ownB, groupsB) = Types(right.Words, usedB, places, sameCount);
        if (places.IsOfHouses && partA != partB)
            return headA == headB && headA != 0 ? 3 : 2;
        if ((partA && partB) || (!places.IsOfEvents && ((partA && ownB) || (partB && ownA))))
            return 0;
        if (partA || partB)
            return PartOf;
        if (headA == 0 || headB == 0)
            return headA == headB ? 2.5f : 2;
        if (headA == headB && ownA && ownB)
            return 1.5f;
        return headA == headB ? 3 : (groupsA & groupsB) != 0 ? 0.5f : 0;
    }

    // The last word says what the thing is: a church school is a school.
    private static (byte Head, bool Part, bool Own, ulong Groups) Types(NameWord[] words, Span<bool> used, in PlaceWordSet places, bool sameCount)
    {
        var (head, part, own, groups) = ((byte)0, false, false, 0UL);
        for (var at = 0; at < words.Length; at++)
        {
            // "at the Tea Room": that says where.
            if (words[at].Class == WordClass.Part ? places.HasBothVenues(words[at].Hash) : places.HasVenue(words[at].Hash))
                continue;
            if (words[at].Class == WordClass.Type)
            {
                head = words[at].Group;
                groups |= 1UL << (head % 64);
                own |= !used[at];
            }
            else if (words[at].Class == WordClass.Part && !used[at] && !(places.IsOfEvents && words[at].Group == BuildingParts) && !(sameCount && words[at].Group == WordList.Bundled.CountedGroup))
                part = true;
        }

        return (head, part, own, groups);
    }

    private static float NumberOf(PreparedName left, PreparedName right, in PlaceWordSet places)
    {
        if (!left.HasNumber && !right.HasNumber)
            return -1;
        var (common, countA, countB) = (0, 0, 0);
        foreach (var word in left.Words)
            if (word.Class == WordClass.Number && !places.HasVenue(word.Hash))
            {
                countA++;
                foreach (var other in right.Words)
                    if (other.Class == WordClass.Number && other.Hash == word.Hash)
                    {
                        common++;
                        break;
                    }
            }

        foreach (var word in right.Words)
            if (word.Class == WordClass.Number && !places.HasVenue(word.Hash))
                countB++;
        if (countA == 0 || countB == 0)
            return countA == countB || places.IsOfHouses ? -1 : 1;
        return common == 0 ? 0 : common >= Math.Max(countA, countB) ? SameNumbers : 2;
    }

    private static bool HasOnlyCountedParts(PreparedName name, Span<bool> used)
    {
        for (var at = 0; at < name.Words.Length; at++)
            if (name.Words[at].Class == WordClass.Part && !used[at] && name.Words[at].Group != WordList.Bundled.CountedGroup && name.Words[at].Group != BuildingParts)
                return false;
        return true;
    }

    private static bool HasParts(PreparedName name)
    {
        foreach (var word in name.Words)
            if (word.Class == WordClass.Part && word.Group != BuildingParts)
                return true;
        return false;
    }
}
