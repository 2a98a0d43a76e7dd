using System.Text.Json;
using SceneScout.Jsonata;

namespace SceneScout.Threds.Engine;

/// <summary>The value of an expression. Null, undefined and functions count as no value.</summary>
internal sealed class ExpressionTemplate(ThredExpression expression) : ThredTemplate
{
    internal override bool Write(Utf8JsonWriter writer, string? name, StepScope scope)
    {
        var value = Evaluate(scope);
        if (value.IsUndefined)
            return false;
        if (name is not null)
            writer.WritePropertyName(name);
        ValueJson.Write(writer, value);
        return true;
    }

    internal override JsonataValue Evaluate(StepScope scope)
    {
        var value = scope.Evaluate(expression);
        return value.Kind is JsonataKind.Null or JsonataKind.Function ? default : value;
    }
}
