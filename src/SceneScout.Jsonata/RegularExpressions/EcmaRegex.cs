using System.Text.RegularExpressions;

namespace SceneScout.Jsonata.RegularExpressions;

/// <summary>A regular expression literal with the meaning that it has in JavaScript.</summary>
internal sealed class EcmaRegex
{
    private readonly Regex _regex;
    private readonly TimeSpan _timeout;

    public EcmaRegex(string source, bool ignoreCase, bool multiline, TimeSpan timeout, int position)
    {
        Source = source;
        _timeout = timeout;
        var options = RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            _regex = new Regex(RegexTranslator.Translate(source, multiline), options, timeout);
        }
        catch (ArgumentException error)
        {
            throw new JsonataException("S0303", error) { Position = position, Token = source, Value = error.Message };
        }
    }

    public string Source { get; }

    /// <summary>The first match at or after an index.</summary>
    public Match Match(string text, int from)
    {
        try
        {
            return _regex.Match(text, Math.Min(from, text.Length));
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new JsonataException("D1012", error) { Value = _timeout.TotalMilliseconds };
        }
    }
}
