using System.Text;

namespace SceneScout.Simulator.Meetup;

/// <summary>Cuts a query into tokens.</summary>
internal static class GraphQlLexer
{
    /// <summary>A token: its kind is 'n' name, 's' string, '0' number, or the punctuation itself ('…' for a spread); '\0' ends the text.</summary>
    internal readonly record struct Token(char Kind, string Text, int Line, int Column);

    /// <summary>All tokens, the end included.</summary>
    /// <exception cref="GraphQlException">A character or string that has no place in a query.</exception>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        int line = 1, lineStart = 0, i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            var column = i - lineStart + 1;
            var start = i;
            switch (c)
            {
                case '\n':
                    line++;
                    lineStart = ++i;
                    break;
                case ' ' or '\t' or '\r' or ',' or '\uFEFF':
                    i++;
                    break;
                case '#':
                    while (i < text.Length && text[i] != '\n')
                    {
                        i++;
                    }

                    break;
                case '.' when string.CompareOrdinal(text, i, "...", 0, 3) == 0:
                    tokens.Add(new Token('…', "...", line, column));
                    i += 3;
                    break;
                case '{' or '}' or '(' or ')' or '[' or ']' or ':' or '$' or '!' or '=' or '@':
                    tokens.Add(new Token(c, c.ToString(), line, column));
                    i++;
                    break;
                case '"':
                    tokens.Add(new Token('s', String(text, ref i, line, column), line, column));
                    break;
                case '-' or (>= '0' and <= '9'):
                    i++;
                    while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is '.' or 'e' or 'E' or '+' or '-'))
                    {
                        i++;
                    }

                    tokens.Add(new Token('0', text[start..i], line, column));
                    break;
                case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                    while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_'))
                    {
                        i++;
                    }

                    tokens.Add(new Token('n', text[start..i], line, column));
                    break;
                default:
                    throw GraphQlException.Syntax($"Invalid syntax encountered. There are extra tokens in the text that have not been consumed. Offending token '{c}' at line {line} column {column}", line, column);
            }
        }

        tokens.Add(new Token('\0', "<EOF>", line, i - lineStart + 1));
        return tokens;
    }

    private static string String(string text, ref int i, int line, int column)
    {
        var value = new StringBuilder();
        for (i++; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '"')
            {
                i++;
                return value.ToString();
            }

            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
                value.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
            }
            else
            {
                value.Append(text[i]);
            }
        }

        throw GraphQlException.Syntax($"Invalid syntax with offending token '\"' at line {line} column {column}", line, column);
    }
}
