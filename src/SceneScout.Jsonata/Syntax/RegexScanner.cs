using SceneScout.Jsonata.RegularExpressions;

namespace SceneScout.Jsonata.Syntax;

/// <summary>Finds where a regular expression ends: at the first slash that is neither escaped nor within brackets.</summary>
internal static class RegexScanner
{
    /// <summary>Scans from the character after the opening slash; the end is after the closing slash and the flags.</summary>
    public static (EcmaRegex Regex, int End) Scan(string source, int start, TimeSpan timeout)
    {
        var depth = 0;
        for (var at = start; at < source.Length; at++)
        {
            var c = source[at];
            if (c == '/' && depth == 0 && !IsEscaped(source, start, at))
                return Finish(source, start, at, timeout);
            if (source[at - 1] == '\\')
                continue;
            if (c is '(' or '[' or '{')
                depth++;
            else if (c is ')' or ']' or '}')
                depth--;
        }

        throw new JsonataException("S0302") { Position = source.Length };
    }

    private static bool IsEscaped(string source, int start, int at)
    {
        var backslashes = 0;
        while (at - backslashes - 1 >= start && source[at - backslashes - 1] == '\\')
            backslashes++;
        return backslashes % 2 == 1;
    }

    private static (EcmaRegex Regex, int End) Finish(string source, int start, int slash, TimeSpan timeout)
    {
        if (slash == start)
            throw new JsonataException("S0301") { Position = slash };
        var end = slash + 1;
        bool ignoreCase = false, multiline = false;
        for (; end < source.Length && source[end] is ('i' or 'm'); end++)
        {
            ignoreCase |= source[end] == 'i';
            multiline |= source[end] == 'm';
        }

        return (new EcmaRegex(source[start..slash], ignoreCase, multiline, timeout, end), end);
    }
}
