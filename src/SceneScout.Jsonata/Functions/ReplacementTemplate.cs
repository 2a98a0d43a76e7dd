using System.Globalization;
using System.Text;

namespace SceneScout.Jsonata.Functions;

/// <summary>The replacement string of <c>$replace</c>: $0 is the match, $1 its first group, $$ a dollar.</summary>
internal static class ReplacementTemplate
{
    public static string Fill(string template, TextMatch match)
    {
        var result = new StringBuilder();
        var position = 0;
        for (var at = template.IndexOf('$', 0); at >= 0; at = template.IndexOf('$', position))
        {
            result.Append(template, position, at - position);
            position = at + 1;
            var next = position < template.Length ? template[position] : '\0';
            if (next is '$' or '0')
            {
                result.Append(next == '$' ? "$" : match.Text);
                position++;
            }
            else if (GroupNumber(template, position, match.Groups.Length) is { } number)
            {
                if (number > 0 && number <= match.Groups.Length && match.Groups[number - 1].Kind == JsonataKind.String)
                    result.Append(match.Groups[number - 1].Text);
                position += number.ToString(CultureInfo.InvariantCulture).Length;
            }
            else
            {
                result.Append('$');
            }
        }

        return result.Append(template, position, template.Length - position).ToString();
    }

    /// <summary>The number after a dollar, of as many digits as there are groups for.</summary>
    private static int? GroupNumber(string template, int position, int groups)
    {
        var digits = groups == 0 ? 1 : (int)Math.Floor(Math.Log10(groups)) + 1;
        var number = Number(template, position, digits);
        return digits > 1 && number > groups ? Number(template, position, digits - 1) : number;
    }

    private static int? Number(string template, int position, int digits)
    {
        var end = position;
        while (end < template.Length && end < position + digits && char.IsAsciiDigit(template[end]))
            end++;
        return end == position ? null : int.Parse(template.AsSpan(position, end - position), CultureInfo.InvariantCulture);
    }
}
