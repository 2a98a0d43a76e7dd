using SceneScout.Jsonata;

namespace SceneScout.Threds.Engine;

/// <summary>What counts as true where an expression decides whether a filter matches: as in JavaScript, where every array and object does.</summary>
internal static class JavaScriptTruth
{
    internal static bool IsJavaScriptTrue(this in JsonataValue value) => value.Kind switch
    {
        JsonataKind.Undefined or JsonataKind.Null => false,
        JsonataKind.Boolean => value.GetBoolean(),
        JsonataKind.Number => value.GetDouble() is not 0 and not double.NaN,
        JsonataKind.String => value.GetString().Length > 0,
        _ => true,
    };
}
