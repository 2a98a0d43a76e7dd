namespace SceneScout.Jsonata.Functions;

/// <summary>Functions that make one number of many.</summary>
internal static class AggregateFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("sum", "<a<n>:n>", 1, static (in FunctionCall call, JsonataValue[] a) => a[0].IsUndefined ? JsonataValue.Undefined : Sum(call, a[0])),
        new("count", "<a:n>", 1, static (in FunctionCall _, JsonataValue[] a) => a[0].Count),
        new("max", "<a<n>:n>", 1, static (in FunctionCall call, JsonataValue[] a) => Extreme(call, a[0], Math.Max)),
        new("min", "<a<n>:n>", 1, static (in FunctionCall call, JsonataValue[] a) => Extreme(call, a[0], Math.Min)),
        new("average", "<a<n>:n>", 1, static (in FunctionCall call, JsonataValue[] a) =>
            a[0].Count == 0 ? JsonataValue.Undefined : Sum(call, a[0]) / a[0].Count),
    ];

    private static double Sum(in FunctionCall call, in JsonataValue numbers)
    {
        var total = 0d;
        foreach (var number in numbers.Items)
        {
            call.Context.Step();
            total += number.Number;
        }

        return total;
    }

    private static JsonataValue Extreme(in FunctionCall call, in JsonataValue numbers, Func<double, double, double> better)
    {
        double? result = null;
        foreach (var number in numbers.Items)
        {
            call.Context.Step();
            result = result is null ? number.Number : better(result.Value, number.Number);
        }

        return result is null ? JsonataValue.Undefined : JsonataValue.From(result.Value);
    }
}
