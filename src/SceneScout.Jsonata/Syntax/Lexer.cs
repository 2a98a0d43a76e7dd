using System.Globalization;
using System.Text;

namespace SceneScout.Jsonata.Syntax;

/// <summary>Cuts an expression into tokens, one at a time, because only the parser knows whether a slash divides or starts a regular expression.</summary>
internal sealed class Lexer(string source, TimeSpan regexTimeout)
{
    private const string WhiteSpace = " \t\n\r\v";
    private const string SingleOperators = ".[]{}(),@#;:?+-*/%|=<>^&!~";

    private static readonly string[] DoubleOperators = ["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"];

    private int _position;

    /// <summary>Reads the next token. After an operand (<paramref name="infix"/>) a slash is the division operator.</summary>
    public Token Next(bool infix)
    {
        SkipBlanks();
        if (_position >= source.Length)
            return new(TokenKind.End, "(end)", source.Length);
        var c = source[_position];
        if (c == '/' && !infix)
            return Regex();
        if (Operator() is { } token)
            return token;
        if (c is '"' or '\'')
            return String(c);
        if (NumberLength() is var length and > 0)
            return Number(length);
        return c == '`' ? QuotedName() : Name();
    }

    private char At(int index) => index < source.Length ? source[index] : '\0';

    private void SkipBlanks()
    {
        while (_position < source.Length)
        {
            if (WhiteSpace.Contains(source[_position], StringComparison.Ordinal))
                _position++;
            else if (source[_position] == '/' && At(_position + 1) == '*')
                SkipComment();
            else
                return;
        }
    }

    private void SkipComment()
    {
        var end = source.IndexOf("*/", Math.Min(_position + 2, source.Length), StringComparison.Ordinal);
        if (end < 0)
            throw new JsonataException("S0106") { Position = _position };
        _position = end + 2;
    }

    private Token? Operator()
    {
        foreach (var symbol in DoubleOperators)
        {
            if (source.AsSpan(_position).StartsWith(symbol, StringComparison.Ordinal))
            {
                _position += 2;
                return new(TokenKind.Operator, symbol, _position);
            }
        }

        var c = source[_position];
        if (!SingleOperators.Contains(c, StringComparison.Ordinal))
            return null;
        _position++;
        return new(TokenKind.Operator, c.ToString(), _position);
    }

    private Token Regex()
    {
        var (regex, end) = RegexScanner.Scan(source, _position + 1, regexTimeout);
        _position = end;
        return new(TokenKind.Regex, regex.Source, end, Regex: regex);
    }

    private Token String(char quote)
    {
        var text = new StringBuilder();
        for (_position++; _position < source.Length; _position++)
        {
            var c = source[_position];
            if (c == quote)
            {
                _position++;
                return new(TokenKind.String, text.ToString(), _position);
            }

            text.Append(c == '\\' ? Escape() : c);
        }

        throw new JsonataException("S0101") { Position = _position };
    }

    private char Escape()
    {
        var c = At(++_position);
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return HexEscape();
            default:
                throw new JsonataException("S0103")
                {
                    Position = _position,
                    Token = _position < source.Length ? c.ToString() : "",
                };
        }
    }

    private char HexEscape()
    {
        var digits = source.AsSpan(_position + 1, Math.Min(4, source.Length - _position - 1));
        if (digits.Length < 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw new JsonataException("S0104") { Position = _position };
        _position += 4;
        return (char)code;
    }

    private int NumberLength()
    {
        var at = _position;
        if (At(at) == '0')
            at++;
        else
            at = Digits(at);
        if (at == _position)
            return 0;
        if (At(at) == '.' && char.IsAsciiDigit(At(at + 1)))
            at = Digits(at + 1);
        if (At(at) is 'e' or 'E')
        {
            var exponent = At(at + 1) is '+' or '-' ? at + 2 : at + 1;
            if (char.IsAsciiDigit(At(exponent)))
                at = Digits(exponent);
        }

        return at - _position;
    }

    private int Digits(int at)
    {
        while (char.IsAsciiDigit(At(at)))
            at++;
        return at;
    }

    private Token Number(int length)
    {
        var text = source.AsSpan(_position, length);
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            throw new JsonataException("S0102") { Position = _position, Token = text.ToString() };
        _position += length;
        return new(TokenKind.Number, text.ToString(), _position, value);
    }

    private Token QuotedName()
    {
        var start = _position + 1;
        var end = source.IndexOf('`', start);
        if (end < 0)
            throw new JsonataException("S0105") { Position = source.Length };
        _position = end + 1;
        return new(TokenKind.Name, source[start..end], _position);
    }

    private Token Name()
    {
        var start = _position;
        while (_position < source.Length
            && !WhiteSpace.Contains(source[_position], StringComparison.Ordinal)
            && !SingleOperators.Contains(source[_position], StringComparison.Ordinal))
        {
            _position++;
        }

        var name = source[start.._position];
        if (name[0] == '$')
            return new(TokenKind.Variable, name[1..], _position);
        return name switch
        {
            "or" or "in" or "and" => new(TokenKind.Operator, name, _position),
            "true" or "false" or "null" => new(TokenKind.Literal, name, _position),
            _ => new(TokenKind.Name, name, _position),
        };
    }
}
