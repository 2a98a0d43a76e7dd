using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>What an array parameter makes of its argument.</summary>
internal static class SignatureArrays
{
    public static JsonataValue Convert(Parameter parameter, in JsonataValue argument, int index, int taken)
    {
        if (parameter.Symbol != 'a' || argument.IsUndefined)
            return argument;
        if (parameter.Subtype is { Length: > 0 } subtype && !HasItems(argument, subtype, taken))
            throw new JsonataException("T0412") { Value = argument, ArgumentIndex = index + 1, SecondValue = NameOf(subtype) };
        return argument.IsArray ? argument : JsonataValue.From(new ListArray([argument]));
    }

    private static bool HasItems(in JsonataValue argument, string subtype, int taken)
    {
        var wanted = Parameter.TypeOf(subtype[0]);
        if (!argument.IsArray)
            return taken == 1 && subtype.Length == 1 && Parameter.TypeOf(argument) == wanted;
        foreach (var item in argument.Items)
        {
            if (Parameter.TypeOf(item) != wanted)
                return false;
        }

        return true;
    }

    private static string NameOf(string subtype) => subtype switch
    {
        "a" => "arrays",
        "b" => "booleans",
        "f" => "functions",
        "n" => "numbers",
        "o" => "objects",
        "s" => "strings",
        _ => subtype,
    };
}
