using System.Text.Json;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>
/// JSON in which <c>$xpr(...)</c> stands for values. Only what the pattern's author wrote is evaluated; what an expression gives is data and stays as it is.
/// </summary>
internal abstract class ThredTemplate
{
    private const string Mark = "$xpr";

    /// <summary>Whether nothing is evaluated in it.</summary>
    internal virtual bool IsLiteral => false;

    internal static ThredTemplate Compile(JsonElement json, string path, List<ModelMistake> mistakes)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = json.EnumerateObject()
                    .Select(member => (member.Name, Value: member.Name == Mark ? Spread(member.Value, $"{path}.{Mark}", mistakes) : Compile(member.Value, $"{path}.{member.Name}", mistakes)))
                    .Where(member => member.Value is not NothingTemplate)
                    .ToArray();
                return members.All(member => member.Value.IsLiteral && member.Name != Mark) && members.Length == json.EnumerateObject().Count()
                    ? new LiteralTemplate(json)
                    : new ObjectTemplate(members, Array.Exists(members, member => member.Name == Mark));
            case JsonValueKind.Array:
                var items = json.EnumerateArray().Select((item, i) => Compile(item, $"{path}[{i}]", mistakes)).ToArray();
                return Array.TrueForAll(items, item => item.IsLiteral) ? new LiteralTemplate(json) : new ArrayTemplate(items);
            case JsonValueKind.String when json.GetString()!.StartsWith("$xpr(", StringComparison.Ordinal):
                return Expression(json.GetString()!, path, mistakes);
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return NothingTemplate.Instance;
            default:
                return new LiteralTemplate(json);
        }
    }

    /// <summary>The text between <c>$xpr(</c> and the last character.</summary>
    internal static string Inner(string text) => text.Length > 6 ? text[5..^1].Trim() : "";

    /// <summary>Writes the value, after its name when there is one; says false, and writes nothing, when there is no value.</summary>
    internal abstract bool Write(Utf8JsonWriter writer, string? name, StepScope scope);

    /// <summary>The value for those who look at it rather than write it.</summary>
    internal abstract JsonataValue Evaluate(StepScope scope);

    private static ThredTemplate Expression(string text, string path, List<ModelMistake> mistakes) =>
        ThredExpression.Parse(Inner(text), path, mistakes) is { } expression ? new ExpressionTemplate(expression) : NothingTemplate.Instance;

    private static ThredTemplate Spread(JsonElement value, string path, List<ModelMistake> mistakes)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!;
            return text.StartsWith("$xpr(", StringComparison.Ordinal)
                ? Expression(text, path, mistakes)
                : ThredExpression.Parse(text, path, mistakes) is { } expression ? new ExpressionTemplate(expression) : NothingTemplate.Instance;
        }

        mistakes.Add(new(path, ModelJson.Short(value), "give an expression that gives an object"));
        return NothingTemplate.Instance;
    }
}
