using SceneScout.Jsonata.Evaluation;

namespace SceneScout.Jsonata.Functions;

/// <summary>Functions of any value.</summary>
internal static class GeneralFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("boolean", "<x-:b>", 1, static (in FunctionCall call, JsonataValue[] a) =>
            a[0].IsUndefined ? JsonataValue.Undefined : Truthiness.Of(a[0], call.Context)),
        new("not", "<x-:b>", 1, static (in FunctionCall call, JsonataValue[] a) =>
            a[0].IsUndefined ? JsonataValue.Undefined : !Truthiness.Of(a[0], call.Context)),
        new("exists", "<x:b>", 1, static (in FunctionCall _, JsonataValue[] a) => !a[0].IsUndefined),
        new("type", "<x:s>", 1, static (in FunctionCall _, JsonataValue[] a) => TypeName(a[0])),
        new("error", "<s?:x>", 1, static (in FunctionCall _, JsonataValue[] a) =>
            throw new JsonataException("D3137", Message(a[0], "$error() function evaluated"))),
        new("assert", "<bs?:x>", 2, static (in FunctionCall _, JsonataValue[] a) => Truthiness.Of(a[0])
            ? JsonataValue.Undefined
            : throw new JsonataException("D3141", Message(a[1], "$assert() statement failed"))),
        new("eval", "<sx?:x>", 2, DynamicEvaluation.Evaluate),
    ];

    private static JsonataValue TypeName(in JsonataValue value)
    {
        if (value.Kind == JsonataKind.Number)
            _ = value.IsNumeric;
        return value.Kind switch
        {
            JsonataKind.Undefined => JsonataValue.Undefined,
            JsonataKind.Null => "null",
            JsonataKind.Boolean => "boolean",
            JsonataKind.Number => "number",
            JsonataKind.String => "string",
            JsonataKind.Array => "array",
            JsonataKind.Object => "object",
            _ => "function",
        };
    }

    private static string Message(in JsonataValue message, string fallback) =>
        message.Kind == JsonataKind.String && message.Text.Length > 0 ? message.Text : fallback;
}
