using System.Runtime.CompilerServices;

using SceneScout.Jsonata.Evaluation;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Deep copies that can be changed, with what a way through JSON text makes of numbers and functions.</summary>
internal static class Cloning
{
    public static JsonataValue Copy(in JsonataValue value, EvaluationContext context)
    {
        context.Produce(1);
        switch (value.Kind)
        {
            case JsonataKind.Array:
                return CopyArray(value.ArrayReference is { IsOuterWrapper: true } wrapper ? wrapper[0] : value, context);
            case JsonataKind.Object:
                return CopyObject(value, context);
            case JsonataKind.Number:
                return value.IsNumeric ? JsNumber.Shorten(value.Number) : JsonataValue.Null;
            case JsonataKind.Function:
                return "";
            case JsonataKind.Undefined:
                return JsonataValue.Null;
            default:
                return value;
        }
    }

    private static JsonataValue CopyArray(in JsonataValue value, EvaluationContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var result = new ListArray(value.Count);
        foreach (var item in value.Items)
            result.Add(Copy(item, context));
        return JsonataValue.From(result);
    }

    private static JsonataValue CopyObject(in JsonataValue value, EvaluationContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var entries = ObjectEntries.Of(value);
        var result = new MapObject(entries.Count);
        foreach (var (name, property) in entries)
        {
            if (!property.IsUndefined)
                result.Set(name, Copy(property, context));
        }

        return JsonataValue.From(result);
    }
}
