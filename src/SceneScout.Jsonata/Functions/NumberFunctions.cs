using SceneScout.Jsonata.Pictures.Integers;
using SceneScout.Jsonata.Pictures.Numbers;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Functions of numbers.</summary>
internal static class NumberFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("number", "<(nsb)-:n>", 1, static (in FunctionCall _, JsonataValue[] a) => a[0].IsUndefined ? JsonataValue.Undefined : NumberConversion.Of(a[0])),
        new("abs", "<n-:n>", 1, static (in FunctionCall _, JsonataValue[] a) => Of(a, Math.Abs)),
        new("floor", "<n-:n>", 1, static (in FunctionCall _, JsonataValue[] a) => Of(a, Math.Floor)),
        new("ceil", "<n-:n>", 1, static (in FunctionCall _, JsonataValue[] a) => Of(a, Math.Ceiling)),
        new("round", "<n-n?:n>", 2, static (in FunctionCall _, JsonataValue[] a) =>
            Of(a, value => Rounding.HalfToEven(value, a[1].IsUndefined ? 0 : a[1].Number))),
        new("sqrt", "<n-:n>", 1, SquareRoot),
        new("power", "<n-n:n>", 2, Power),
        new("random", "<:n>", 0, static (in FunctionCall call, JsonataValue[] _) => call.Context.NextRandom()),
        new("formatNumber", "<n-so?:s>", 3, FormatNumber),
        new("formatBase", "<n-n?:s>", 2, FormatBase),
        new("formatInteger", "<n-s:s>", 2, FormatInteger),
        new("parseInteger", "<s-s:n>", 2, ParseInteger),
    ];

    private static JsonataValue Of(JsonataValue[] arguments, Func<double, double> function) =>
        arguments[0].IsUndefined ? JsonataValue.Undefined : function(arguments[0].Number);

    private static JsonataValue SquareRoot(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        if (arguments[0].Number < 0)
            throw new JsonataException("D3060") { Value = arguments[0], ArgumentIndex = 1 };
        return Math.Sqrt(arguments[0].Number);
    }

    private static JsonataValue Power(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var result = Math.Pow(arguments[0].Number, arguments[1].IsUndefined ? double.NaN : arguments[1].Number);
        if (!double.IsFinite(result))
            throw new JsonataException("D3061") { Value = arguments[0], SecondValue = arguments[1], ArgumentIndex = 1 };
        return result;
    }

    private static JsonataValue FormatNumber(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var symbols = arguments[2].IsUndefined ? DecimalSymbols.Default : DecimalSymbols.From(ObjectEntries.Of(arguments[2]));
        return NumberPicture.Parse(arguments[1].IsUndefined ? "" : arguments[1].Text, symbols).Format(arguments[0].Number);
    }

    private static JsonataValue FormatBase(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var radix = arguments[1].IsUndefined ? 10 : Rounding.HalfToEven(arguments[1].Number, 0);
        if (!(radix >= 2 && radix <= 36))
            throw new JsonataException("D3100") { Value = radix };
        return RadixFormat.Write(Rounding.HalfToEven(arguments[0].Number, 0), (int)radix);
    }

    private static JsonataValue FormatInteger(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var result = IntegerPicture.Parse(arguments[1].IsUndefined ? "" : arguments[1].Text).Format(Math.Floor(arguments[0].Number));
        call.Context.Produce(result.Length);
        return result;
    }

    private static JsonataValue ParseInteger(in FunctionCall call, JsonataValue[] arguments) =>
        arguments[0].IsUndefined
            ? JsonataValue.Undefined
            : IntegerPicture.Parse(arguments[1].IsUndefined ? "" : arguments[1].Text).Read(arguments[0].Text);
}
