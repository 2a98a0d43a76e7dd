namespace SceneScout.Matching.Text;

/// <content>Whether what two titles have in common names anything.</content>
internal static partial class NameComparison
{
    /// <summary>Two names of kinds of thing that one word makes two.</summary>
    public const float OtherWord = -1;

    // "Intro to Watercolor", "Intro to Drawing": what is common are kinds, and what each is called is not.
    private static float Named(NameWord[] a, Span<bool> usedA, NameWord[] b, Span<bool> usedB, in PlaceWordSet places)
    {
        var (commonA, leftA) = Owned(a, usedA, places);
        var (commonB, leftB) = Owned(b, usedB, places);
        return commonA || commonB ? 1 : !(leftA && leftB) ? 0.5f : DifferInAWord(a, b) ? OtherWord : 0;
    }

    // Word by word the same but for one in its place.
    private static bool DifferInAWord(NameWord[] a, NameWord[] b)
    {
        if (a.Length != b.Length || a.Length < 2)
            return false;
        var differ = 0;
        for (var at = 0; at < a.Length; at++)
            differ += a[at].Hash == b[at].Hash ? 0 : 1;
        return differ == 1;
    }

    private static (bool Common, bool Left) Owned(NameWord[] words, Span<bool> used, in PlaceWordSet places)
    {
        var (common, left) = (false, false);
        for (var at = 0; at < words.Length; at++)
            if (words[at].Class == WordClass.Own && words[at].Text.Length > 1 && !places.HasVenue(words[at].Hash) && !places.Has(words[at].Hash))
            {
                common |= used[at];
                left |= !used[at];
            }

        return (common, left);
    }
}
