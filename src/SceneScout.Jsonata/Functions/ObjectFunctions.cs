using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Evaluation;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Functions of objects.</summary>
internal static class ObjectFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("keys", "<x-:a<s>>", 1, Keys),
        new("lookup", "<x-s:x>", 2, static (in FunctionCall call, JsonataValue[] a) =>
            a[1].IsUndefined ? JsonataValue.Undefined : Lookup.Property(call.Context, a[0], new PropertyName(a[1].Text))),
        new("spread", "<x-:a<o>>", 1, static (in FunctionCall call, JsonataValue[] a) => Spread(call, a[0])),
        new("merge", "<a<o>:o>", 1, Merge),
        new("clone", "<(oa)-:o>", 1, static (in FunctionCall call, JsonataValue[] a) =>
            a[0].IsUndefined ? JsonataValue.Undefined : Cloning.Copy(a[0], call.Context)),
    ];

    private static JsonataValue Keys(in FunctionCall call, JsonataValue[] arguments)
    {
        var keys = new MapObject();
        CollectKeys(call, arguments[0], keys);
        var result = new ListArray(keys.Count, ArrayFlags.Sequence);
        foreach (var (name, _) in ObjectEntries.Of(JsonataValue.From(keys)))
            result.Add(name);
        call.Context.Produce(result.Count);
        return JsonataValue.From(result);
    }

    private static void CollectKeys(in FunctionCall call, in JsonataValue value, MapObject keys)
    {
        call.Context.Step();
        if (value.IsArray)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            foreach (var item in value.Items)
                CollectKeys(call, item, keys);
            return;
        }

        foreach (var (name, _) in ObjectEntries.Of(value))
            keys.Set(name, JsonataValue.True);
    }

    private static JsonataValue Spread(in FunctionCall call, in JsonataValue value)
    {
        call.Context.Step();
        if (value.IsArray)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            var all = new ListArray(value.Count);
            foreach (var item in value.Items)
                all.AddItemsOf(Spread(call, item));
            call.Context.CheckLength(all.Count);
            all.Flags = value.Count == 0 ? ArrayFlags.Sequence : ArrayFlags.None;
            return JsonataValue.From(all);
        }

        if (value.Kind != JsonataKind.Object)
            return value;
        var result = new ListArray(0, ArrayFlags.Sequence);
        foreach (var (name, property) in ObjectEntries.Of(value))
        {
            var single = new MapObject(1);
            single.Add(name, property);
            result.Add(JsonataValue.From(single));
        }

        call.Context.Produce(result.Count);
        return JsonataValue.From(result);
    }

    private static JsonataValue Merge(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var result = new MapObject();
        foreach (var item in arguments[0].Items)
        {
            call.Context.Step();
            foreach (var (name, value) in ObjectEntries.Of(item))
                result.Set(name, value);
        }

        call.Context.Produce(result.Count);
        return JsonataValue.From(result);
    }
}
