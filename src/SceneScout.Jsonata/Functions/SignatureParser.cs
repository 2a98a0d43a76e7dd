namespace SceneScout.Jsonata.Functions;

/// <summary>Reads the text of a signature, such as <c>&lt;s-nn?:s&gt;</c>.</summary>
internal static class SignatureParser
{
    public static Parameter[] Parse(string text, int position)
    {
        var parameters = new List<Parameter>();
        for (var at = 1; at < text.Length && text[at] != ':'; at++)
        {
            var symbol = text[at];
            var last = parameters.Count > 0 ? parameters[^1] : null;
            switch (symbol)
            {
                case 's' or 'n' or 'b' or 'l' or 'o':
                    parameters.Add(new(symbol, Parameter.TypeOf(symbol) | ParameterTypes.Missing));
                    break;
                case 'a' or 'x':
                    parameters.Add(new(symbol, ParameterTypes.Any));
                    break;
                case 'f':
                    parameters.Add(new(symbol, ParameterTypes.Function));
                    break;
                case 'j':
                    parameters.Add(new(symbol, ParameterTypes.Json));
                    break;
                case '-' when last is not null:
                    last.UsesContext = true;
                    last.IsOptional = true;
                    break;
                case '?' when last is not null:
                    last.IsOptional = true;
                    break;
                case '+' when last is not null:
                    last.IsRepeated = true;
                    break;
                case '(':
                    parameters.Add(Choice(text, ref at, position));
                    break;
                case '<':
                    Subtype(text, ref at, last, position);
                    break;
            }
        }

        return [.. parameters];
    }

    private static Parameter Choice(string text, ref int at, int position)
    {
        var end = Closing(text, at, '(', ')');
        var choice = text[(at + 1)..end];
        if (choice.Contains('<', StringComparison.Ordinal))
            throw new JsonataException("S0402") { Position = position + at, Value = choice };
        at = end;
        return new('(', choice.Aggregate(ParameterTypes.Missing, static (types, symbol) => types | Parameter.TypeOf(symbol)));
    }

    private static void Subtype(string text, ref int at, Parameter? last, int position)
    {
        if (last is null || last.Symbol is not ('a' or 'f'))
            throw new JsonataException("S0401") { Position = position + at, Value = last?.Symbol.ToString() ?? "" };
        var end = Closing(text, at, '<', '>');
        last.Subtype = text[(at + 1)..end];
        at = end;
    }

    private static int Closing(string text, int start, char open, char close)
    {
        var depth = 1;
        var at = start + 1;
        for (; at < text.Length; at++)
        {
            if (text[at] == close && --depth == 0)
                break;
            if (text[at] == open)
                depth++;
        }

        return Math.Min(at, text.Length);
    }
}
