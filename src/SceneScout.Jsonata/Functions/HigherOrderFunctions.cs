using SceneScout.Jsonata.Evaluation;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Functions that call functions. They pass a function no more arguments than it makes use of.</summary>
internal static class HigherOrderFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("map", "<af>", 2, Map),
        new("filter", "<af>", 2, Filter),
        new("single", "<af?>", 2, Single),
        new("reduce", "<afj?:j>", 3, Reduce),
        new("each", "<o-f:a>", 2, Each),
        new("sift", "<o-f?:o>", 2, Sift),
    ];

    private static JsonataValue Map(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var function = arguments[1].Function!;
        var result = new ListArray(arguments[0].Count, ArrayFlags.Sequence);
        var index = 0;
        foreach (var item in arguments[0].Items)
        {
            var value = Apply(call, function, item, index++, arguments[0]);
            if (value.IsUndefined)
                continue;
            call.Context.Produce(1);
            result.Add(value);
        }

        return JsonataValue.From(result);
    }

    private static JsonataValue Filter(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var function = arguments[1].Function!;
        var result = new ListArray(0, ArrayFlags.Sequence);
        var index = 0;
        foreach (var item in arguments[0].Items)
        {
            if (!Truthiness.Of(Apply(call, function, item, index++, arguments[0]), call.Context))
                continue;
            call.Context.Produce(1);
            result.Add(item);
        }

        return JsonataValue.From(result);
    }

    private static JsonataValue Single(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var function = arguments[1].Function;
        JsonataValue? found = null;
        var index = 0;
        foreach (var item in arguments[0].Items)
        {
            if (function is not null && !Truthiness.Of(Apply(call, function, item, index, arguments[0]), call.Context))
            {
                index++;
                continue;
            }

            if (found is not null)
                throw new JsonataException("D3138") { ArgumentIndex = index };
            found = item;
            index++;
        }

        return found ?? throw new JsonataException("D3139");
    }

    private static JsonataValue Reduce(in FunctionCall call, JsonataValue[] arguments)
    {
        var (items, function, result) = (arguments[0], arguments[1].Function!, arguments[2]);
        if (items.IsUndefined)
            return default;
        if (function.Arity < 2)
            throw new JsonataException("D3050") { ArgumentIndex = 1 };
        var startsWithFirst = result.IsUndefined;
        var index = 0;
        foreach (var item in items.Items)
        {
            result = index == 0 && startsWithFirst ? item : function.Arity switch
            {
                2 => call.Apply(function, result, item),
                3 => call.Apply(function, result, item, index),
                _ => call.Apply(function, result, item, index, items),
            };
            index++;
        }

        return result;
    }

    private static JsonataValue Each(in FunctionCall call, JsonataValue[] arguments)
    {
        var function = arguments[1].Function!;
        var result = new ListArray(0, ArrayFlags.Sequence);
        foreach (var (name, property) in ObjectEntries.Of(arguments[0]))
        {
            var value = Apply(call, function, property, name, arguments[0]);
            if (value.IsUndefined)
                continue;
            call.Context.Produce(1);
            result.Add(value);
        }

        return JsonataValue.From(result);
    }

    private static JsonataValue Sift(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[1].Function is not { } function)
            throw new JsonataException("T0410") { ArgumentIndex = 2 };
        var result = new MapObject();
        foreach (var (name, property) in ObjectEntries.Of(arguments[0]))
        {
            if (Truthiness.Of(Apply(call, function, property, name, arguments[0]), call.Context))
                result.Add(name, property);
        }

        call.Context.Produce(result.Count);
        return result.Count == 0 ? JsonataValue.Undefined : JsonataValue.From(result);
    }

    private static JsonataValue Apply(
        in FunctionCall call, FunctionValue function, in JsonataValue value, in JsonataValue key, in JsonataValue all) => function.Arity switch
        {
            <= 1 => call.Apply(function, value),
            2 => call.Apply(function, value, key),
            _ => call.Apply(function, value, key, all),
        };
}
