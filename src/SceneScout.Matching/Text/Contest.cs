using System.Text.RegularExpressions;

namespace SceneScout.Matching.Text;

/// <summary>
/// The two who meet in a game, as a title names them: <c>Lakers vs. Clippers</c>, <c>Clippers @ Lakers</c>, <c>Rapid – Sturm Graz</c>; or two who perform. What stands beside them in brackets and behind
/// colons (the round, the league, the sponsor) is no part of their names.
/// </summary>
internal sealed partial class Contest
{
    /// <summary>Both name the same two.</summary>
    public const float Same = 1;

    /// <summary>Both name the same two, but nothing says that they meet in a game, or one of them is not known yet.</summary>
    public const float Perhaps = 0.7f;

    /// <summary>One is the same, the other is another.</summary>
    public const float Other = 0.3f;

    private const int MostPairs = 3;
    private const int MostNameWords = 7;

    // A shorter word begins too many others: "argos", "inter".
    private const int ShortestBeginning = 4;

    private const string PartingSigns = "()[]|:;,–—•·\"“”«»";

    private readonly (NameWord[] Home, NameWord[] Away)[] _pairs;

    private Contest((NameWord[] Home, NameWord[] Away)[] pairs, bool isGame) => (_pairs, IsGame) = (pairs, isGame);

    /// <summary>True where the title says that they play against each other.</summary>
    public bool IsGame { get; }

    /// <summary>Who meets by a title and those who perform; null where no two are named.</summary>
    /// <param name="title">As it came, without its notes.</param>
    /// <param name="performers">Who performs.</param>
    public static Contest? Of(string title, IReadOnlyList<PreparedName> performers)
    {
        var pairs = new List<(NameWord[], NameWord[])>(1);
        var isGame = false;
        foreach (Match joint in Joint().Matches(title))
        {
            var isSure = joint.Groups["game"].Success;
            if (isSure && !isGame)
                pairs.Clear();
            if ((isGame && !isSure) || pairs.Count >= MostPairs)
                continue;
            var (home, away) = (Before(title, joint.Index), Behind(title, joint.Index + joint.Length));
            if (home.Length == 0 || away.Length == 0)
                continue;
            pairs.Add((home, away));
            isGame |= isSure;
        }

        if (performers.Count == 2 && pairs.Count < MostPairs)
            pairs.Add((Telling(performers[0].Words), Telling(performers[1].Words)));
        return pairs.Count == 0 ? null : new Contest([.. pairs], isGame);
    }

    /// <summary>Whether two titles name the same two: one of the constants; NaN where neither speaks of a game.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <param name="towns">Words of where they take place: two teams of one town have its name in common.</param>
    public static float Compare(Contest a, Contest b, in PlaceWordSet towns)
    {
        if (!a.IsGame && !b.IsGame && a._pairs.Length + b._pairs.Length < 2)
            return float.NaN;
        var most = 0;
        foreach (var (home, away) in a._pairs)
            foreach (var (other, against) in b._pairs)
            {
                var straight = Both(IsOne(home, other, towns), IsOne(away, against, towns));
                var crossed = Both(IsOne(home, against, towns), IsOne(away, other, towns));
                most = Math.Max(most, Math.Max(straight, crossed));
            }

        return most switch
        {
            >= 4 => a.IsGame || b.IsGame ? Same : Perhaps,
            3 => a.IsGame || b.IsGame ? Perhaps : float.NaN,
            _ when !a.IsGame || !b.IsGame => float.NaN,
            2 => Other,
            _ => float.NaN, // by other names
        };
    }

    // 4 both, 3 one and who comes after an earlier round, 2 one alone, 1 or 0 nobody.
    private static int Both(int one, int other) => one + other;

    // 2 the same, 1 nobody knows yet who it will be, 0 another.
    private static int IsOne(NameWord[] a, NameWord[] b, in PlaceWordSet towns)
    {
        if (IsOpen(a) || IsOpen(b))
            return 1;
        return Named(a, b[^1], towns) || Named(b, a[^1], towns) || IsWithin(a, b) || IsWithin(b, a) || IsInitials(a, b) || IsInitials(b, a) || (a.Length == 1 && Begins(b, a[0])) || (b.Length == 1 && Begins(a, b[0])) ? 2 : 0;
    }

    // By the last word, since two teams have one town.
    private static bool Named(NameWord[] name, in NameWord last, in PlaceWordSet towns)
    {
        foreach (var word in name)
            if (word.Hash == last.Hash && (!towns.Has(word.Hash) || name.Length == 1))
                return true;
        return false;
    }

    // "Blue Jays" is the Toronto Blue Jays, even where a street is called after them.
    private static bool IsWithin(NameWord[] shorter, NameWord[] longer) =>
        shorter.Length > 1 && Array.TrueForAll(shorter, word => Array.Exists(longer, other => other.Hash == word.Hash));

    private static bool Begins(NameWord[] name, in NameWord shortened)
    {
        foreach (var word in name)
        {
            var (shorter, longer) = word.Text.Length < shortened.Text.Length ? (word.Text, shortened.Text) : (shortened.Text, word.Text);
            if (shorter.Length >= ShortestBeginning && longer.StartsWith(shorter, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // "LAFC" is Los Angeles FC.
    private static bool IsInitials(NameWord[] shorter, NameWord[] longer)
    {
        if (shorter.Length != 1 || longer.Length < 2 || shorter[0].Text.Length < longer.Length)
            return false;
        var (text, at) = (shorter[0].Text, 0);
        foreach (var word in longer)
        {
            if (at >= text.Length || text[at] != word.Text[0])
                return false;
            at += text.AsSpan(at).StartsWith(word.Text, StringComparison.Ordinal) ? word.Text.Length : 1;
        }

        return at == text.Length;
    }

    private static bool IsOpen(NameWord[] name) => Array.Exists(name, word => word.Text is "tbd" or "tba" or "tbc");

    private static NameWord[] Before(string title, int end)
    {
        var from = end;
        while (from > 0 && !IsParting(title, from - 1))
            from--;
        return NameOf(title[from..end], last: true);
    }

    private static NameWord[] Behind(string title, int from)
    {
        var end = from;
        while (end < title.Length && !IsParting(title, end))
            end++;
        return NameOf(title[from..end], last: false);
    }

    private static bool IsParting(string title, int at) => PartingSigns.Contains(title[at], StringComparison.Ordinal) || (title[at] is '-' or '/' && at > 0 && title[at - 1] == ' ' && at + 1 < title.Length && title[at + 1] == ' ');

    // A sentence names no team.
    private static NameWord[] NameOf(string text, bool last)
    {
        var name = PreparedName.Of(text);
        if (name is null)
            return [];
        var words = Telling(name.Words);
        return words.Length <= MostNameWords ? words : last ? words[^MostNameWords..] : words[..MostNameWords];
    }

    private static NameWord[] Telling(NameWord[] words)
    {
        // An article in front is a town's, perhaps: Los Angeles.
        NameWord[] telling = [.. words.Where((word, at) => word.Class is not (WordClass.Filler or WordClass.Status or WordClass.Number) && (word.Class != WordClass.Stop || at == 0) && word.Text.Length > 1)];
        return telling.Length > 0 ? telling : words;
    }

    [GeneratedRegex(@"\s(?:(?<game>vs?\.?|versus|@|contra|gegen)|at|[-–—])(?=\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
