using SceneScout.Jsonata.Evaluation;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Values as strings: <c>$string</c>.</summary>
internal static class StringConversion
{
    /// <summary>The string of a value that is not undefined.</summary>
    public static string Of(in JsonataValue value, EvaluationContext context, bool indented = false)
    {
        switch (value.Kind)
        {
            case JsonataKind.String:
                return value.Text;
            case JsonataKind.Function:
                return "";
            case JsonataKind.Number when !double.IsFinite(value.Number):
                throw new JsonataException("D3001") { Value = value };
            case JsonataKind.Number:
                return JsNumber.Format(JsNumber.Shorten(value.Number));
            default:
                var content = value.ArrayReference is { IsOuterWrapper: true } wrapper ? wrapper[0] : value;
                return JsonText.Write(content, indented, shorten: true, context);
        }
    }
}
