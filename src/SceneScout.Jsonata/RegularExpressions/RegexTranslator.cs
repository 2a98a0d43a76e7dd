using System.Globalization;
using System.Text;

namespace SceneScout.Jsonata.RegularExpressions;

/// <summary>
/// Writes a JavaScript pattern so that .NET understands the same by it: what a digit, a word, a line and a dot are, where groups
/// get their numbers, what brackets hold.
/// </summary>
internal sealed class RegexTranslator
{
    private const string LineEnds = @"\n\r\u2028\u2029";
    private const string Word = "A-Za-z0-9_";
    private const string Space = @"\f\n\r\t\v\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    private readonly string _source;
    private readonly bool _multiline;
    private readonly StringBuilder _result = new();
    private readonly List<string> _groupNames;
    private int _at;

    private RegexTranslator(string source, bool multiline)
    {
        _source = source;
        _multiline = multiline;
        _groupNames = GroupNames(source);
    }

    public static string Translate(string source, bool multiline)
    {
        var translator = new RegexTranslator(source, multiline);
        while (translator._at < source.Length)
            translator.Next();
        return translator._result.ToString();
    }

    private char Peek(int ahead) => _at + ahead < _source.Length ? _source[_at + ahead] : '\0';

    private void Next()
    {
        var c = _source[_at++];
        switch (c)
        {
            case '\\':
                Escape(inClass: false);
                break;
            case '[':
                Class();
                break;
            case '.':
                _result.Append($"[^{LineEnds}]");
                break;
            case '^':
                _result.Append(_multiline ? $"(?<=\\A|[{LineEnds}])" : "\\A");
                break;
            case '$':
                _result.Append(_multiline ? $"(?=[{LineEnds}]|\\z)" : "\\z");
                break;
            case '(' when Peek(0) == '?' && Peek(1) == '<' && Peek(2) is not ('=' or '!'):
                _result.Append('(');
                _at = _source.IndexOf('>', _at) is var end and >= 0 ? end + 1 : _source.Length;
                break;
            case '{' when !IsQuantifier():
                _result.Append("\\{");
                break;
            case ' ' or '#':
                _result.Append('\\').Append(c);
                break;
            default:
                _result.Append(c);
                break;
        }
    }

    private bool IsQuantifier()
    {
        var at = _at;
        while (at < _source.Length && char.IsAsciiDigit(_source[at]))
            at++;
        if (at == _at)
            return false;
        if (at < _source.Length && _source[at] == ',')
            at++;
        while (at < _source.Length && char.IsAsciiDigit(_source[at]))
            at++;
        return at < _source.Length && _source[at] == '}';
    }

    private void Class()
    {
        if (Peek(0) == ']')
        {
            _at++;
            _result.Append("(?!)");
            return;
        }

        if (Peek(0) == '^' && Peek(1) == ']')
        {
            _at += 2;
            _result.Append(@"[\s\S]");
            return;
        }

        _result.Append('[');
        if (Peek(0) == '^')
        {
            _result.Append('^');
            _at++;
        }

        while (_at < _source.Length)
        {
            var c = _source[_at++];
            if (c == '\\')
            {
                Escape(inClass: true);
                continue;
            }

            if (c == ']')
            {
                _result.Append(']');
                return;
            }

            if (c is '[' or '^')
                _result.Append('\\');
            _result.Append(c);
        }
    }

    private void Escape(bool inClass)
    {
        var c = Peek(0);
        _at++;
        switch (c)
        {
            case 'd':
                _result.Append(inClass ? "0-9" : "[0-9]");
                break;
            case 'D':
                _result.Append(inClass ? @"\0-/:-\uffff" : "[^0-9]");
                break;
            case 'w':
                _result.Append(inClass ? Word : $"[{Word}]");
                break;
            case 'W':
                _result.Append(inClass ? @"\0-/:-@\[-\^`{-\uffff" : $"[^{Word}]");
                break;
            case 's':
                _result.Append(inClass ? Space : $"[{Space}]");
                break;
            case 'S':
                _result.Append(inClass ? @"\S" : $"[^{Space}]");
                break;
            case 'b' when !inClass:
                _result.Append($"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))");
                break;
            case 'B' when !inClass:
                _result.Append($"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))");
                break;
            case 'k' when _groupNames.Exists(static name => name.Length > 0) && Peek(0) == '<':
                NamedReference();
                break;
            case 'x' when char.IsAsciiHexDigit(Peek(0)) && char.IsAsciiHexDigit(Peek(1)):
            case 'u' when Enumerable.Range(0, 4).All(i => char.IsAsciiHexDigit(Peek(i))):
                _result.Append('\\').Append(c);
                break;
            case >= '1' and <= '9' when !inClass:
                Reference(c);
                break;
            case '0' or 'f' or 'n' or 'r' or 't' or 'v' or 'c':
                _result.Append('\\').Append(c);
                break;
            case 'b':
                _result.Append("\\b");
                break;
            case '\0':
                _result.Append('\\');
                break;
            default:
                _result.Append(char.IsAsciiLetterOrDigit(c) || c > 127 || c == '_' ? c.ToString() : $"\\{c}");
                break;
        }
    }

    /// <summary>A reference to a group. Where the group took no part, it matches nothing and succeeds, as in JavaScript.</summary>
    private void Reference(char first)
    {
        var number = first - '0';
        while (char.IsAsciiDigit(Peek(0)) && (number * 10) + (Peek(0) - '0') <= _groupNames.Count)
            number = (number * 10) + (_source[_at++] - '0');
        if (number <= _groupNames.Count)
            _result.Append(CultureInfo.InvariantCulture, $"(?({number})\\{number})");
        else
            _result.Append(CultureInfo.InvariantCulture, $"\\x{number:x2}");
    }

    private void NamedReference()
    {
        var end = _source.IndexOf('>', _at);
        var number = end < 0 ? 0 : _groupNames.IndexOf(_source[(_at + 1)..end]) + 1;
        if (number == 0)
            throw new ArgumentException($"no group has the name that \\k at {_at} refers to");
        _at = end + 1;
        _result.Append(CultureInfo.InvariantCulture, $"(?({number})\\{number})");
    }

    /// <summary>The names of the capturing groups in the order of their numbers; those without a name are empty.</summary>
    private static List<string> GroupNames(string source)
    {
        var names = new List<string>();
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    if (i + 1 >= source.Length || source[i + 1] != '?')
                        names.Add("");
                    else if (i + 3 < source.Length && source[i + 2] == '<' && source[i + 3] is not ('=' or '!'))
                        names.Add(source[(i + 3)..Math.Max(i + 3, source.IndexOf('>', i))]);
                    break;
            }
        }

        return names;
    }
}
