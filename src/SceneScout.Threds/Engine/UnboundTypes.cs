using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>
/// Which types of event a condition can match, by the equalities of its filters: <c>$event.type = '...'</c>, alone or within an <c>and</c> of the expression.
/// It may say more types than match, never fewer.
/// </summary>
internal static partial class UnboundTypes
{
    /// <summary>The types; null when it can be any.</summary>
    internal static ImmutableArray<string>? Of(CompiledCondition condition)
    {
        if (condition.Model.Kind == ConditionKind.Filter)
            return condition.Filter is { } filter && OfFilter(filter.Text) is { } type ? [type] : null;
        // Any operand that matches is enough to begin, also of an "and".
        var all = ImmutableArray.CreateBuilder<string>();
        foreach (var operand in condition.Operands)
        {
            if (Of(operand) is not { } types)
                return null;
            all.AddRange(types);
        }

        return [.. all.Distinct(StringComparer.Ordinal)];
    }

    private static string? OfFilter(string text)
    {
        if (Parts(text) is not { } parts)
            return null;
        foreach (var part in parts)
        {
            if (Equality().Match(part.Trim()) is { Success: true } match)
                return match.Groups[1].Value;
        }

        return null;
    }

    // The parts of an "and" at the outermost level; null when an operator stands there that binds less or that this reader does not know.
    private static List<string>? Parts(string text)
    {
        var parts = new List<string>();
        var (depth, start, quote) = (0, 0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == '\\')
                    return null;
                if (c == quote)
                    quote = '\0';
                continue;
            }

            if (c is '"' or '\'' or '`')
                quote = c;
            else if (c is '(' or '[' or '{')
                depth++;
            else if (c is ')' or ']' or '}')
                depth--;
            else if (c is '?' or ':' or '~' or ';' or '|' or '/' or '^')
                return null;
            else if (depth == 0 && Word(text, i, "or"))
                return null;
            else if (depth == 0 && Word(text, i, "and"))
            {
                parts.Add(text[start..i]);
                start = i + 3;
                i += 2;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static bool Word(string text, int at, string word) =>
        string.CompareOrdinal(text, at, word, 0, word.Length) == 0 && Edge(text, at - 1) && Edge(text, at + word.Length);

    private static bool Edge(string text, int at) => at < 0 || at >= text.Length || !(char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$' or '.');

    [GeneratedRegex(@"^\$?event\.type\s*=\s*['""]([^'""]*)['""]$")]
    private static partial Regex Equality();
}
