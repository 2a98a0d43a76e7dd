using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SceneScout.Simulator.Tests.Descriptions;

/// <summary>Reads the data structures of an API Blueprint (MSON) as schemas.</summary>
public static partial class BlueprintStructures
{
    /// <summary>All named structures; a structure has the fields of its base too.</summary>
    public static DescribedSchemas Read(string blueprint)
    {
        var schemas = new JsonObject();
        JsonObject? fields = null;
        JsonObject? nested = null;
        foreach (var line in blueprint.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                (fields, nested) = (null, null);
                if (schemas.ContainsKey(heading.Groups["name"].Value))
                {
                    continue;
                }

                var schema = Schema(heading.Groups["base"].Value.Trim('`'), optional: false);
                schemas[heading.Groups["name"].Value] = schema;
                fields = [];
                schema["own"] = fields;
            }
            else if (line.StartsWith('#'))
            {
                fields = null;
            }
            else if (fields is not null && Field().Match(line) is { Success: true } field && (field.Groups["indent"].Length == 0 || nested is not null))
            {
                var type = field.Groups["type"].Value;
                var schema = Schema(type.Split(',')[0].Trim(), type.Contains("nullable", StringComparison.Ordinal) || type.Contains("optional", StringComparison.Ordinal));
                (field.Groups["indent"].Length == 0 ? fields : nested!)[field.Groups["name"].Value] = schema;
                if (field.Groups["indent"].Length == 0)
                {
                    nested = type.Split(',')[0].Trim() == "object" ? [] : null;
                    if (nested is not null)
                    {
                        schema["properties"] = nested;
                    }
                }
            }
        }

        foreach (var (_, schema) in schemas)
        {
            Inherit(schemas, schema!.AsObject());
        }

        return new DescribedSchemas(schemas);
    }

    private static void Inherit(JsonObject schemas, JsonObject schema)
    {
        if (schema["own"] is not JsonObject own)
        {
            return;
        }

        schema.Remove("own");
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            schema.Remove("$ref");
            schema["type"] = "object";
            if (schemas[reference] is JsonObject parent)
            {
                Inherit(schemas, parent);
                foreach (var (name, field) in parent["properties"] as JsonObject ?? [])
                {
                    own.TryAdd(name, field!.DeepClone());
                }
            }
        }

        if (own.Count > 0)
        {
            schema["properties"] = own;
        }
    }

    // The blueprint marks what may be null only here and there; what is optional counts as nullable too.
    private static JsonObject Schema(string type, bool optional)
    {
        var inner = type.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? type[(bracket + 1)..].TrimEnd(']').Trim() : null;
        return type.Split('[')[0].Trim('`') switch
        {
            "string" or "enum" or "datetime" => new JsonObject { ["type"] = Nullable("string") },
            "number" => new JsonObject { ["type"] = Nullable("number") },
            "boolean" => new JsonObject { ["type"] = Nullable("boolean") },
            "object" => new JsonObject { ["type"] = Nullable("object") },
            "array" => new JsonObject { ["type"] = Nullable("array"), ["items"] = Schema(inner ?? "", false) },
            "" => [],
            var name => new JsonObject { ["$ref"] = name, ["nullable"] = optional },
        };

        JsonNode Nullable(string plain) => optional ? new JsonArray(plain, "null") : JsonValue.Create(plain);
    }

    [GeneratedRegex(@"^### `?(?<name>[^`(]+?)`? \((?<base>[^)]+)\)\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<indent>    )?\+ `?(?<name>\w+)`?(?:\s*:.*?)?\s*\((?<type>[^)]+)\)")]
    private static partial Regex Field();
}
