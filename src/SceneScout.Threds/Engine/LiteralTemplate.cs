using System.Text.Json;
using SceneScout.Jsonata;

namespace SceneScout.Threds.Engine;

/// <summary>JSON that is always the same.</summary>
internal sealed class LiteralTemplate : ThredTemplate
{
    private readonly JsonElement _json;

    internal LiteralTemplate(JsonElement json) => _json = json.Clone();

    internal override bool IsLiteral => true;

    internal override bool Write(Utf8JsonWriter writer, string? name, StepScope scope)
    {
        if (name is not null)
            writer.WritePropertyName(name);
        _json.WriteTo(writer);
        return true;
    }

    internal override JsonataValue Evaluate(StepScope scope) => JsonataValue.From(_json);
}
