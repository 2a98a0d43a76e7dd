using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SceneScout.Domain.Text;

/// <summary>From which age on people are let in, as titles and notes say it: <c>18+</c>, <c>21 and over</c>, <c>ab 16 Jahren</c>, <c>mayores de 18</c>, <c>all ages</c>.</summary>
public static class AgeWords
{
    private const int Youngest = 3;
    private const int Oldest = 30;

    private static readonly SearchValues<string> Everybody = SearchValues.Create(["all ages", "all-ages", "tous publics", "tout public", "todas as idades", "alle leeftijden"], StringComparison.OrdinalIgnoreCase);

    // Words with accents are looked for letter by letter, which only a text with these accents is worth.
    private static readonly SearchValues<string> EverybodyAccented = SearchValues.Create(["für alle altersgruppen", "todos los públicos", "per tutte le età"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Accents = SearchValues.Create("üúàÜÚÀ");
    private static readonly string[] Behind = [" and over", " and up", " and older", " & over", " & up", " & older", " or over", " or older", " years and over", " years and older", " years of age", " et plus", " ans et plus", " e oltre", " anos ou mais", " jaar en ouder"];
    private static readonly string[] Before = ["ab ", "ab dem ", "à partir de ", "a partir de ", "dès ", "mayores de ", "maiores de ", "vanaf ", "dai ", "minimum age ", "minimum age is ", "mindestalter ", "must be ", "must be at least "];

    // "From 18 on" may be a time of day: these need the word for years behind them.
    private static readonly FrozenSet<string> NeedsYears = new[] { "ab ", "ab dem ", "à partir de ", "a partir de ", "dès ", "vanaf ", "dai ", "must be " }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Years = [" jahr", " ans", " años", " anos", " anni", " jaar", " year", "+", " +"];
    private static readonly string[] BehindPlus = ["event", "show", "only", "years", "welcome", "with", "to enter", "entry", "nur", "ans", "jahre"];

    /// <summary>The least age in years, 0 when everybody may come; null when the text does not surely say. Of several ages the highest.</summary>
    public static int? Read(string? text)
    {
        if (text is null)
            return null;
        int? least = null;
        var rest = text.AsSpan();
        for (var from = 0; from < rest.Length;)
        {
            var at = rest[from..].IndexOfAnyInRange('0', '9');
            if (at < 0)
                break;
            at += from;
            var length = rest[at..].IndexOfAnyExceptInRange('0', '9');
            if (length < 0)
                length = rest.Length - at;
            if (length <= 2 && IsAge(rest, at, length) && int.Parse(rest.Slice(at, length), NumberStyles.None, CultureInfo.InvariantCulture) is >= Youngest and <= Oldest and var age)
                least = Math.Max(age, least ?? 0);
            from = at + length;
        }

        return least ?? (rest.ContainsAny(Everybody) || (rest.ContainsAny(Accents) && rest.ContainsAny(EverybodyAccented)) ? 0 : null);
    }

    /// <summary>The text without the numbers that are ages, and their plus sign: an age says nothing of what the thing is called.</summary>
    public static string Without(string text)
    {
        var built = (StringBuilder?)null;
        var kept = 0;
        for (var from = 0; from < text.Length;)
        {
            var at = text.AsSpan(from).IndexOfAnyInRange('0', '9');
            if (at < 0)
                break;
            at += from;
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            from = end;
            if (end - at > 2 || !IsAge(text, at, end - at))
                continue;
            var begin = at > 0 && text[at - 1] == '+' ? at - 1 : at;
            (built ??= new StringBuilder(text.Length)).Append(text, kept, begin - kept);
            kept = from = end < text.Length && text[end] == '+' ? end + 1 : end;
        }

        return built is null ? text : built.Append(text, kept, text.Length - kept).ToString();
    }

    private static bool IsAge(ReadOnlySpan<char> text, int at, int length)
    {
        var before = text[..at];
        var behind = text[(at + length)..];
        if (before.Length > 0 && (char.IsLetterOrDigit(before[^1]) || before[^1] is '.' or ',' or ':' or '$' or '€' or '£' or '-' or '/' or '#'))
            return false;
        if (behind.Length > 0 && behind[0] == '+')
            return IsUsual(text.Slice(at, length)) && EndsThere(behind[1..]);
        if (before.Length > 0 && before[^1] == '+')
            return IsUsual(text.Slice(at, length)) && (before.Length == 1 || char.IsWhiteSpace(before[^2])) && EndsThere(behind);
        if (behind.StartsWith("s") && before.EndsWith("over ", StringComparison.OrdinalIgnoreCase))
            return behind.Length == 1 || !char.IsLetter(behind[1]);
        if (!behind.StartsWith(" ") && !before.EndsWith(" "))
            return false;
        foreach (var words in Behind)
            if (behind.StartsWith(words, StringComparison.OrdinalIgnoreCase))
                return true;
        foreach (var words in Before)
            if (before.EndsWith(words, StringComparison.OrdinalIgnoreCase) && (before.Length == words.Length || !char.IsLetter(before[^(words.Length + 1)])))
                return NeedsYears.Contains(words) ? StartsWithAny(behind, Years) : behind.Length == 0 || !char.IsLetterOrDigit(behind[0]);
        return false;
    }

    // "18+" is an age, "10+ vendors" are many.
    private static bool EndsThere(ReadOnlySpan<char> behind)
    {
        if (behind.Length > 0 && char.IsLetterOrDigit(behind[0]))
            return false;
        behind = behind.TrimStart(" (),.;:!-–|/");
        return behind.Length == 0 || StartsWithAny(behind, BehindPlus) || !(char.IsLower(behind[0]) || char.IsAsciiDigit(behind[0]));
    }

    private static bool IsUsual(ReadOnlySpan<char> digits) => digits is ['1', >= '2'] or "20" or "21" or "25" or "30";

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
