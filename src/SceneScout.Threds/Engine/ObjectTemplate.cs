using System.Text.Json;
using SceneScout.Jsonata;

namespace SceneScout.Threds.Engine;

/// <summary>An object with something to evaluate in it; a member without a value is left out, one named <c>$xpr</c> gives its own members.</summary>
internal sealed class ObjectTemplate((string Name, ThredTemplate Value)[] members, bool spreads) : ThredTemplate
{
    internal override bool Write(Utf8JsonWriter writer, string? name, StepScope scope)
    {
        if (name is not null)
            writer.WritePropertyName(name);
        if (spreads)
        {
            ValueJson.Write(writer, Evaluate(scope));
            return true;
        }

        writer.WriteStartObject();
        foreach (var member in members)
            member.Value.Write(writer, member.Name, scope);
        writer.WriteEndObject();
        return true;
    }

    internal override JsonataValue Evaluate(StepScope scope)
    {
        var result = new List<KeyValuePair<string, JsonataValue>>();
        foreach (var (name, template) in members)
        {
            var value = template.Evaluate(scope);
            if (name == "$xpr" && value.Kind == JsonataKind.Object)
                result.AddRange(value.EnumerateProperties());
            else if (name != "$xpr")
                result.Add(new(name, value));
        }

        return JsonataValue.FromProperties(result);
    }
}
