namespace SceneScout.Jsonata.Functions;

/// <summary>The parameters of a function: checks arguments, fills in the context, makes single values arrays where arrays are wanted.</summary>
internal sealed class Signature
{
    private readonly Parameter[] _parameters;
    private readonly bool _isPlain;

    private Signature(Parameter[] parameters)
    {
        _parameters = parameters;
        _isPlain = Array.TrueForAll(parameters, static parameter => !parameter.IsRepeated);
    }

    public int Count => _parameters.Length;

    /// <summary>Reads a signature that starts at a position of the expression.</summary>
    public static Signature Parse(string text, int position) => new(SignatureParser.Parse(text, position));

    /// <summary>The arguments as the function is to get them.</summary>
    public JsonataValue[] Validate(JsonataValue[] arguments, in JsonataValue context)
    {
        if (_isPlain && arguments.Length == _parameters.Length && TryInPlace(arguments))
            return arguments;
        var taken = new int[_parameters.Length];
        if (!Match(arguments, 0, 0, _parameters.Length, taken, toTheEnd: true))
            throw Mismatch(arguments);
        var result = new List<JsonataValue>(_parameters.Length);
        var next = 0;
        for (var i = 0; i < _parameters.Length; i++)
        {
            var parameter = _parameters[i];
            if (taken[i] == 0 && parameter.UsesContext)
            {
                if (!parameter.Accepts(context))
                    throw new JsonataException("T0411") { Value = context, ArgumentIndex = next + 1 };
                result.Add(context);
                continue;
            }

            if (taken[i] == 0)
            {
                result.Add(next < arguments.Length ? arguments[next] : default);
                next++;
                continue;
            }

            for (var count = taken[i]; count > 0; count--, next++)
                result.Add(SignatureArrays.Convert(parameter, next < arguments.Length ? arguments[next] : default, next, taken[i]));
        }

        return [.. result];
    }

    private bool TryInPlace(JsonataValue[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!_parameters[i].Accepts(arguments[i]))
                return false;
        }

        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = SignatureArrays.Convert(_parameters[i], arguments[i], i, 1);
        return true;
    }

    /// <summary>Distributes arguments over parameters, each of which takes as many as it can.</summary>
    private bool Match(JsonataValue[] arguments, int parameter, int argument, int end, int[] taken, bool toTheEnd)
    {
        if (parameter == end)
            return !toTheEnd || argument == arguments.Length;
        var current = _parameters[parameter];
        var most = 0;
        while (argument + most < arguments.Length && (most == 0 || current.IsRepeated) && current.Accepts(arguments[argument + most]))
            most++;
        for (var count = most; count >= (current.IsOptional ? 0 : 1); count--)
        {
            taken[parameter] = count;
            if (Match(arguments, parameter + 1, argument + count, end, taken, toTheEnd))
                return true;
        }

        return false;
    }

    /// <summary>Finds the first argument that no distribution can place.</summary>
    private JsonataException Mismatch(JsonataValue[] arguments)
    {
        var good = 0;
        for (var end = 1; end <= _parameters.Length; end++)
        {
            var taken = new int[_parameters.Length];
            if (!Match(arguments, 0, 0, end, taken, toTheEnd: false))
                break;
            good = taken.AsSpan(0, end).ToArray().Sum();
        }

        return new("T0410") { Value = good < arguments.Length ? arguments[good] : default, ArgumentIndex = good + 1 };
    }
}
