using System.Text.Json;
using SceneScout.Jsonata;

namespace SceneScout.Threds.Engine;

/// <summary>An array with something to evaluate in it; an item without a value is null.</summary>
internal sealed class ArrayTemplate(ThredTemplate[] items) : ThredTemplate
{
    internal override bool Write(Utf8JsonWriter writer, string? name, StepScope scope)
    {
        if (name is not null)
            writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (var item in items)
        {
            if (!item.Write(writer, null, scope))
                writer.WriteNullValue();
        }

        writer.WriteEndArray();
        return true;
    }

    internal override JsonataValue Evaluate(StepScope scope) => JsonataValue.FromItems(items.Select(item => item.Evaluate(scope)).ToList());
}
