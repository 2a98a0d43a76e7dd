namespace SceneScout.Matching.Text;

/// <summary>Compares prepared names: words first, letters where words differ.</summary>
internal static partial class NameComparison
{
    private const float PlaceFactor = 0.4f;
    private const float VenueFactor = 0.25f;

    private const double LeastLetters = 0.7;
    private const float OtherName = 0.9f;
    private const float LeastRest = 0.3f;

    // So much of a name in Latin letters has to be in one of another script, else the rest of it may be the same name.
    private const float LeastLatin = 0.6f;
    private const float LeastTransliterated = 0.55f;

    /// <summary>Compares two names of which one may be written in another script; null where that leaves unknown whether they are one.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <param name="places">Says of a word's hash whether it tells where the thing is, on either side.</param>
    public static NameLikeness? Scripts(PreparedName left, PreparedName right, in PlaceWordSet places)
    {
        var whole = Compare(left, right, places);
        if (left.IsForeign == right.IsForeign || whole.Similarity >= LeastTransliterated)
            return whole;
        var (latin, other) = left.IsForeign ? (left.Latin, right) : (right.Latin, left);
        return latin is not null && Compare(latin, other, places) is var part && part.Contained >= LeastLatin ? part : null;
    }

    /// <summary>Compares two names.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <param name="places">Says of a word's hash whether it tells where the thing is, on either side.</param>
    public static NameLikeness Compare(PreparedName left, PreparedName right, in PlaceWordSet places)
    {
        if (Order(left, right) > 0)
            (left, right) = (right, left);
        var (a, b) = (left.Words, right.Words);
        Span<float> weightsA = stackalloc float[PreparedName.MostWords];
        Span<float> weightsB = stackalloc float[PreparedName.MostWords];
        Span<bool> usedA = stackalloc bool[PreparedName.MostWords];
        Span<bool> usedB = stackalloc bool[PreparedName.MostWords];
        var totalA = Weigh(a, weightsA, places);
        var totalB = Weigh(b, weightsB, places);
        var matched = Exact(a, b, weightsA, weightsB, usedA, usedB);
        foreach (var work in left.Works)
            foreach (var other in right.Works)
                if (work.Work == other.Work)
                    matched += Work(work, weightsA, usedA, other, weightsB, usedB, ref totalA, ref totalB);
        if (places.HasInitials && Math.Min(totalA, totalB) - matched > 0.05f)
            matched += InitialMatch.Of(a, b, weightsA, weightsB, usedA, usedB, ref totalA) + InitialMatch.Of(b, a, weightsB, weightsA, usedB, usedA, ref totalB);
        if (Math.Min(totalA, totalB) - matched > 0.05f)
            matched += Joined(a, b, weightsA, weightsB, usedA, usedB) + Joined(b, a, weightsB, weightsA, usedB, usedA) + Fuzzy(a, b, weightsA, weightsB, usedA, usedB);

        if (places.IsOfHouses)
        {
            // Only one feed names the hall, the screen, the floor.
            totalA -= Hall(a, weightsA, usedA);
            totalB -= Hall(b, weightsB, usedB);
        }

        if (places.IsOfEvents)
        {
            // What only one title says of the house and its city tells nothing of the event.
            totalA -= Placed(a, weightsA, usedA, places);
            totalB -= Placed(b, weightsB, usedB, places);
        }

        var named = places.IsOfEvents ? Named(a, usedA, b, usedB, places) : 1;
        var leftA = Remaining(a, weightsA, usedA);
        var leftB = Remaining(b, weightsB, usedB);
        var similarity = totalA + totalB > 0 ? Math.Min(1, 2 * matched / (totalA + totalB)) : 0;
        var contained = Math.Min(totalA, totalB) > 0 ? Math.Min(1, matched / Math.Min(totalA, totalB)) : 0;
        if (left.Whole == right.Whole || (left.Hash == right.Hash && left.Compact == right.Compact))
            (similarity, contained, matched, leftA, leftB, named) = (1, 1, Math.Max(matched, Math.Min(totalA, totalB)), 0, 0, 1);
        else if (places.IsSameHouse)
            (similarity, contained, leftA, leftB) = (Math.Max(similarity, OtherName), 1, 0, 0);
        else if (!places.IsOfEvents && (IsOtherName(left, right, places) || IsOtherName(right, left, places)))
            (similarity, contained, leftA, leftB) = (Math.Max(similarity, OtherName), 1, 0, 0);
        else if (similarity < 0.95f)
        {
            var letters = Letters(left.Compact, left.Letters, right.Compact, right.Letters, Math.Max(similarity, LeastLetters));
            if (letters > similarity && letters > LeastLetters)
            {
                // Letters alone say less than words do.
                similarity = (float)Math.Max(similarity, (letters * letters) - 0.02);
                contained = Math.Max(contained, similarity);
            }

            if (IsAcronym(left, right) || IsAcronym(right, left))
                (similarity, contained) = (Math.Max(similarity, 0.8f), 1);
        }

        return new NameLikeness(
            similarity, contained, matched, Math.Min(leftA, leftB), Math.Max(leftA, leftB), TypeOf(left, right, usedA, usedB, places), NumberOf(left, right, places))
        { Named = named, IsCounted = places.IsOfEvents && (left.Counted > 0) != (right.Counted > 0) && HasOnlyCountedParts(left.Counted > 0 ? left : right, left.Counted > 0 ? usedA : usedB) && !HasParts(left.Counted > 0 ? right : left) };
    }

    // Comparing goes one way, so that the outcome is the same both ways.
    private static int Order(PreparedName left, PreparedName right)
    {
        var order = left.Hash.CompareTo(right.Hash);
        if (order == 0)
            order = left.Words.Length.CompareTo(right.Words.Length);
        for (var at = 0; order == 0 && at < left.Words.Length; at++)
            order = string.CompareOrdinal(left.Words[at].Text, right.Words[at].Text);
        return order;
    }

    private static float Weigh(NameWord[] words, Span<float> weights, in PlaceWordSet places)
    {
        var total = 0f;
        for (var at = 0; at < words.Length; at++)
        {
            weights[at] = words[at].Weight * (places.HasVenue(words[at].Hash) ? VenueFactor : words[at].Class is WordClass.Own or WordClass.Common && places.Has(words[at].Hash) ? PlaceFactor : 1);
            total += weights[at];
        }

        return total;
    }

    private static float Exact(NameWord[] a, NameWord[] b, Span<float> weightsA, Span<float> weightsB, Span<bool> usedA, Span<bool> usedB)
    {
        var matched = 0f;
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++)
                if (!usedB[j] && a[i].Hash == b[j].Hash)
                {
                    usedA[i] = usedB[j] = true;
                    matched += Math.Min(weightsA[i], weightsB[j]);
                    break;
                }

        return matched;
    }

    // "kwik fit" and "kwikfit".
    private static float Joined(NameWord[] a, NameWord[] b, Span<float> weightsA, Span<float> weightsB, Span<bool> usedA, Span<bool> usedB)
    {
        var matched = 0f;
        for (var i = 0; i + 1 < a.Length; i++)
        {
            if (usedA[i] || usedA[i + 1])
                continue;
            var length = a[i].Text.Length + a[i + 1].Text.Length;
            for (var j = 0; j < b.Length; j++)
                if (!usedB[j] && b[j].Text.Length == length && b[j].Text.StartsWith(a[i].Text, StringComparison.Ordinal) && b[j].Text.EndsWith(a[i + 1].Text, StringComparison.Ordinal))
                {
                    usedA[i] = usedA[i + 1] = usedB[j] = true;
                    matched += Math.Max(weightsA[i] + weightsA[i + 1], weightsB[j]);
                    break;
                }
        }

        return matched;
    }

    private static float Fuzzy(NameWord[] a, NameWord[] b, Span<float> weightsA, Span<float> weightsB, Span<bool> usedA, Span<bool> usedB)
    {
        var matched = 0f;
        while (true)
        {
            var (best, bestI, bestJ) = (0f, -1, -1);
            for (var i = 0; i < a.Length; i++)
            {
                if (usedA[i] || a[i].Class is WordClass.Stop or WordClass.Number)
                    continue;
                for (var j = 0; j < b.Length; j++)
                    if (!usedB[j] && b[j].Class is not (WordClass.Stop or WordClass.Number) && Alike(a[i], b[j]) is var alike and > 0)
                    {
                        var value = alike * Math.Min(weightsA[i], weightsB[j]);
                        if (value > best)
                            (best, bestI, bestJ) = (value, i, j);
                    }
            }

            if (bestI < 0)
                return matched;
            usedA[bestI] = usedB[bestJ] = true;
            matched += best;
        }
    }

    // Unless nothing else is left.
    private static float Placed(NameWord[] words, Span<float> weights, Span<bool> used, in PlaceWordSet places)
    {
        var (sum, rest) = (0f, 0f);
        for (var at = 0; at < words.Length; at++)
            if (!used[at] && (places.HasVenue(words[at].Hash) || (words[at].Class is WordClass.Own or WordClass.Common && places.Has(words[at].Hash))))
                sum += weights[at];
            else
                rest += weights[at];
        return rest > LeastRest ? sum : 0;
    }

    // One work in two languages: its words weigh in both what they weigh where they weigh more. What is the same word in both counts already.
    private static float Work(NamedWork work, Span<float> weightsA, Span<bool> usedA, NamedWork other, Span<float> weightsB, Span<bool> usedB, ref float totalA, ref float totalB)
    {
        var here = Take(work, weightsA, usedA);
        var there = Take(other, weightsB, usedB);
        var weight = Math.Max(here, there);
        totalA += weight - here;
        totalB += weight - there;
        return weight;
    }

    private static float Take(NamedWork work, Span<float> weights, Span<bool> used)
    {
        var sum = 0f;
        for (var at = work.From; at < Math.Min(work.To, used.Length); at++)
            if (!used[at])
                (sum, used[at]) = (sum + weights[at], true);
        return sum;
    }

    private static float Hall(NameWord[] words, Span<float> weights, Span<bool> used)
    {
        var (sum, rest) = (0f, 0f);
        for (var at = 0; at < words.Length; at++)
            if (!used[at] && (words[at].Class is WordClass.Part or WordClass.Number || WordList.Bundled.IsHall(words[at].Text)))
                sum += weights[at];
            else
                rest += weights[at];
        return rest > LeastRest ? sum : 0;
    }

    private static float Remaining(NameWord[] words, Span<float> weights, Span<bool> used)
    {
        var sum = 0f;
        for (var at = 0; at < words.Length; at++)
            if (!used[at] && words[at].Class != WordClass.Stop)
                sum += weights[at];
        return sum;
    }

    // 0 when two words are not one word written twice.
    private static float Alike(in NameWord a, in NameWord b)
    {
        var (shorter, longer) = a.Text.Length <= b.Text.Length ? (a.Text, b.Text) : (b.Text, a.Text);
        if (shorter.Length == 1)
            return longer[0] == shorter[0] && longer.Length > 2 ? 0.5f : 0;
        if (shorter.Length >= 3 && longer.Length > shorter.Length && longer.StartsWith(shorter, StringComparison.Ordinal) && (shorter.Length >= 4 || longer.Length >= 6))
            return 0.6f + (0.4f * shorter.Length / longer.Length);
        if (shorter.Length < 4 || longer.Length - shorter.Length > 2 || (shorter[0] != longer[0] && shorter.Length < 6))
            return 0;
        var alike = (float)Letters(a.Text, a.Letters, b.Text, b.Letters, LeastLetters);
        return alike >= LeastLetters ? alike : 0;
    }

    // 0 where it stays below what counts.
    private static double Letters(string a, ulong lettersA, string b, ulong lettersB, double least)
    {
        var longest = Math.Max(a.Length, b.Length);
        if (longest == 0 || Math.Min(a.Length, b.Length) < 0.6 * longest || 1 - ((double)LetterSet.LeastEdits(lettersA, lettersB) / longest) < least)
            return 0;
        var distance = EditDistance.Of(a, b);
        return 1 - ((double)(distance == 2 && EditDistance.IsSwapped(a, b) ? 1 : distance) / longest);
    }

    // "City Arena (Volta Center)" is the Volta Center, and no quarter's name is in brackets. "Starbucks (Macy's)" is a tenant.
    private static bool IsOtherName(PreparedName bracketed, PreparedName name, in PlaceWordSet places)
    {
        if (!bracketed.Aside.InBrackets || bracketed.Aside.Hash != name.Hash || !IsHouse(bracketed, places))
            return false;
        foreach (var word in name.Words)
            if (word.Class == WordClass.Own && !places.Has(word.Hash))
                return true;
        return false;
    }

    // "Starbucks at Macy's" beside "Macy's".
    private static bool IsTenant(PreparedName tenant, PreparedName house, in PlaceWordSet places) =>
        tenant.Aside.Hash != 0 && tenant.Aside.Hash == house.Hash && !IsHouse(tenant, places);

    // What stands outside the brackets is a house's kind, or says no more than where it is.
    private static bool IsHouse(PreparedName name, in PlaceWordSet places)
    {
        var (isHouse, isNamed) = (false, false);
        for (var at = 0; at < name.Words.Length; at++)
        {
            var word = name.Words[at];
            if (at >= name.Aside.From && at < name.Aside.To)
                continue;
            if (WordList.Bundled.IsHouse(word.Text))
                isHouse = true;
            else if (word.Class is WordClass.Type or WordClass.Part or WordClass.Cuisine)
                return false;
            else if (word.Class == WordClass.Own)
                isNamed |= !places.Has(word.Hash);
        }

        return isHouse || !isNamed;
    }

    // "MOMA" is "Museum of Modern Art": with the small words or without.
    private static bool IsAcronym(PreparedName shorter, PreparedName longer)
    {
        if (shorter.Words.Length != 1 || longer.Words.Length < 3)
            return false;
        var text = shorter.Words[0].Text;
        return text.Length is >= 3 and <= 7 && (text == longer.Initials || text == string.Concat(longer.Words.Select(word => word.Text[0])));
    }
}
