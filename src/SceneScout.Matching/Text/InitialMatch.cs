namespace SceneScout.Matching.Text;

/// <summary>Finds a word that is the first letters of words in a row of the other name: <c>RSNO</c> beside <c>Royal Scottish National Orchestra</c>, <c>MFA</c> beside <c>Museum of Fine Arts</c>.</summary>
internal static class InitialMatch
{
    private const int Shortest = 2;
    private const int Longest = 6;

    /// <summary>How much such words tell. A word of initials then weighs what it stands for.</summary>
    /// <param name="a">Words of the name that may hold initials.</param>
    /// <param name="b">Words of the other name.</param>
    /// <param name="weightsA">Weights of the first.</param>
    /// <param name="weightsB">Weights of the other.</param>
    /// <param name="usedA">Which of the first are taken.</param>
    /// <param name="usedB">Which of the other are taken.</param>
    /// <param name="totalA">Sum of the weights of the first.</param>
    public static float Of(NameWord[] a, NameWord[] b, Span<float> weightsA, Span<float> weightsB, Span<bool> usedA, Span<bool> usedB, ref float totalA)
    {
        var matched = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            var text = a[i].Text;
            if (usedA[i] || a[i].Class != WordClass.Own || text.Length is < Shortest or > Longest)
                continue;
            for (var from = 0; from + text.Length <= b.Length; from++)
                if (End(text, b, usedB, from) is var end and > 0)
                {
                    var weight = 0f;
                    for (var at = from; at < end; at++)
                        if (b[at].Class != WordClass.Stop)
                            (usedB[at], weight) = (true, weight + weightsB[at]);
                    usedA[i] = true;
                    totalA += weight - weightsA[i];
                    weightsA[i] = weight;
                    matched += weight;
                    break;
                }
        }

        return matched;
    }

    // The word behind the last whose first letter is the last of the text; 0 where the row breaks. Small words count or do not.
    private static int End(string text, NameWord[] b, Span<bool> used, int from)
    {
        if (b[from].Text[0] != text[0])
            return 0;
        var letter = 0;
        for (var at = from; at < b.Length; at++)
        {
            if (used[at])
                return 0;
            if (b[at].Text[0] == text[letter])
            {
                if (++letter == text.Length)
                    return at + 1;
            }
            else if (b[at].Class != WordClass.Stop)
                return 0;
        }

        return 0;
    }
}
