using SceneScout.Jsonata.Evaluation;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Functions of arrays.</summary>
internal static class ArrayFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("append", "<xx:a>", 2, static (in FunctionCall call, JsonataValue[] a) => Sequences.Append(call.Context, a[0], a[1])),
        new("reverse", "<a:a>", 1, Reverse),
        new("shuffle", "<a:a>", 1, Shuffle),
        new("distinct", "<x:x>", 1, Distinct),
        new("zip", "<a+>", 0, Zip),
        new("sort", "<af?:a>", 2, Sort),
    ];

    private static JsonataValue Reverse(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].Count <= 1)
            return arguments[0];
        var items = Copy(call, arguments[0]);
        Array.Reverse(items);
        return JsonataValue.From(new ListArray(items));
    }

    private static JsonataValue Shuffle(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].Count <= 1)
            return arguments[0];
        var items = Copy(call, arguments[0]);
        for (var i = 1; i < items.Length; i++)
        {
            var other = (int)(call.Context.NextRandom() * (i + 1));
            (items[i], items[other]) = (items[other], items[i]);
        }

        return JsonataValue.From(new ListArray(items));
    }

    private static JsonataValue Distinct(in FunctionCall call, JsonataValue[] arguments)
    {
        var values = arguments[0];
        if (!values.IsArray || values.Count <= 1)
            return values;
        var seen = new HashSet<JsonataValue>(new DeepComparer(call.Context));
        var result = new ListArray(0, values.IsSequence ? ArrayFlags.Sequence : ArrayFlags.None);
        foreach (var value in values.Items)
        {
            call.Context.Step();
            if (seen.Add(value))
                result.Add(value);
        }

        call.Context.Produce(result.Count);
        return JsonataValue.From(result);
    }

    private static JsonataValue Zip(in FunctionCall call, JsonataValue[] arguments)
    {
        var length = arguments.Min(static argument => argument.IsArray ? argument.Count : 0);
        call.Context.Produce((long)length * arguments.Length);
        var columns = Array.ConvertAll(arguments, static argument => argument.EnumerateItems().ToArray());
        var result = new ListArray(length);
        for (var i = 0; i < length; i++)
            result.Add(JsonataValue.From(new ListArray(Array.ConvertAll(columns, column => column[i]))));
        return JsonataValue.From(result);
    }

    private static JsonataValue Sort(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].Count <= 1)
            return arguments[0];
        var items = Copy(call, arguments[0]);
        var context = call.Context;
        var frame = call.Frame;
        Func<int, int, bool> rightFirst = arguments[1].Function is { } comparator
            ? (left, right) => IsJavaScriptTrue(
                Application.Apply(context, comparator, [items[left], items[right]], JsonataValue.Null, frame))
            : DefaultOrder(items);
        return JsonataValue.From(new ListArray(MergeSort.Sort(items, rightFirst)));
    }

    private static Func<int, int, bool> DefaultOrder(JsonataValue[] items)
    {
        if (Array.TrueForAll(items, static item => item.Kind == JsonataKind.Number && item.IsNumeric))
            return (left, right) => items[left].Number > items[right].Number;
        if (!Array.TrueForAll(items, static item => item.Kind == JsonataKind.String))
            throw new JsonataException("D3070") { ArgumentIndex = 1 };
        var texts = Array.ConvertAll(items, static item => item.Text);
        return (left, right) => string.CompareOrdinal(texts[left], texts[right]) > 0;
    }

    /// <summary>The comparison's answer is read as JavaScript reads conditions: any array or object is true.</summary>
    private static bool IsJavaScriptTrue(in JsonataValue value) =>
        value.Kind is JsonataKind.Array or JsonataKind.Object or JsonataKind.Function || Truthiness.Of(value);

    private static JsonataValue[] Copy(in FunctionCall call, in JsonataValue array)
    {
        call.Context.Produce(array.Count);
        var result = new JsonataValue[array.Count];
        var at = 0;
        foreach (var item in array.Items)
            result[at++] = item;
        return result;
    }
}
