using System.Text.Json;
using System.Text.Json.Nodes;

namespace SceneScout.Simulator.Tests.Descriptions;

/// <summary>Named schemas of a description (JSON Schema as in Swagger and OpenAPI), and what in an answer deviates from them.</summary>
public sealed class DescribedSchemas(JsonObject schemas)
{
    /// <summary>The deviations of an answer, each told with the schema's name and the field: undescribed fields, other types, values outside an enumeration, lacking required fields.</summary>
    public IEnumerable<string> Deviations(string schema, JsonElement answer) => Deviations(schemas[schema]!.AsObject(), answer, schema);

    private static IEnumerable<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => type!.GetValue<string>()),
        JsonValue one => [one.GetValue<string>()],
        _ => schema.ContainsKey("properties") ? ["object"] : [],
    };

    private static bool Fits(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidDataException($"The description has the unknown type '{type}'."),
    };

    private IEnumerable<string> Deviations(JsonObject schema, JsonElement value, string at)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            var name = reference[(reference.LastIndexOf('/') + 1)..];
            return value.ValueKind == JsonValueKind.Null && schema["nullable"]?.GetValue<bool>() == true ? [] : Deviations(schemas[name]!.AsObject(), value, name);
        }

        var types = Types(schema).ToList();
        if (types.Count > 0 && !types.Exists(type => Fits(type, value)))
        {
            return [$"{at} is {value.ValueKind}, described as {string.Join(" or ", types)}"];
        }

        if (schema["enum"] is JsonArray values && value.ValueKind == JsonValueKind.String && !values.Any(known => known!.GetValue<string>() == value.GetString()))
        {
            return [$"{at} is '{value.GetString()}', described as one of {string.Join(", ", values)}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array when schema["items"] is JsonObject items => value.EnumerateArray().SelectMany(item => Deviations(items, item, at)),
            JsonValueKind.Object when schema["properties"] is JsonObject properties => Members(schema, properties, value, at),
            _ => [],
        };
    }

    private IEnumerable<string> Members(JsonObject schema, JsonObject properties, JsonElement value, string at)
    {
        foreach (var required in (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()))
        {
            if (!value.TryGetProperty(required, out _))
            {
                yield return $"{at} lacks {required}";
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            var path = $"{at}.{member.Name}";
            if (properties[member.Name] is not JsonObject described)
            {
                yield return $"{path} is not described";
                continue;
            }

            foreach (var deviation in Deviations(described, member.Value, path))
            {
                yield return deviation;
            }
        }
    }
}
