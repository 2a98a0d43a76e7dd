using System.Globalization;
using System.Text.RegularExpressions;

namespace SceneScout.Matching.Text;

/// <summary>The ages that a title names: <c>Speed Dating (ages 25-39)</c>, <c>Clay Play, 5-7 yrs</c>, <c>Speed Dating | 38-55</c>. For others it is another event.</summary>
/// <param name="From">The youngest, in years.</param>
/// <param name="To">The oldest.</param>
internal readonly partial record struct AgeRange(int From, int To)
{
    private const int Oldest = 99;

    /// <summary>The first that a title names; null where it names none.</summary>
    public static AgeRange? Of(string title)
    {
        if (!title.AsSpan().ContainsAnyInRange('0', '9') || Written().Match(title) is not { Success: true } found)
            return null;
        var from = int.Parse(found.Groups["from"].Value, CultureInfo.InvariantCulture);
        var to = int.Parse(found.Groups["to"].Value, CultureInfo.InvariantCulture);
        return from < to && to <= Oldest ? new AgeRange(from, to) : null;
    }

    [GeneratedRegex(@"\b(?:ages?|aged|alter|age group)\s*:?\s*(?<from>\d{1,2})\s?(?:-|–|to|bis)\s?(?<to>\d{1,2})\b|\b(?<from>\d{1,2})\s?(?:-|–|to|bis|à|a)\s?(?<to>\d{1,2})\s?(?:year|yr|y/o|yo\b|jahre|ans\b|años|anni\b|jaar)|(?:^|[|(,])\s*(?<from>1[89]|[2-6]\d)\s?[-–]\s?(?<to>3[2-9]|[4-9]\d)s?\s*(?=$|[)|,])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
