using System.Text.Json;
using System.Text.Json.Nodes;

namespace SceneScout.Simulator.Tests.Descriptions;

/// <summary>A GraphQL schema as an introspection tells it.</summary>
public sealed class MeetupSchema
{
    private readonly Dictionary<string, JsonObject> _types;

    private MeetupSchema(JsonObject introspection) =>
        _types = introspection["types"]!.AsArray().ToDictionary(type => type!["name"]!.GetValue<string>(), type => type!.AsObject(), StringComparer.Ordinal);

    /// <summary>The schema, or null on a machine without it.</summary>
    public static MeetupSchema? Find() => ApiDescription.Json("meetup-gql-introspection-rladies.json") is { } introspection ? new MeetupSchema(introspection) : null;

    /// <summary>The written type of a field, such as <c>[Venue!]</c>; null when the type has no such field.</summary>
    public string? FieldType(string type, string field) => Find(type, "fields", field) is { } found ? Written(found["type"]!) : null;

    /// <summary>The written type of a field's argument; null when there is none.</summary>
    public string? ArgumentType(string type, string field, string argument) =>
        Find(type, "fields", field)?["args"]!.AsArray().FirstOrDefault(arg => arg!["name"]!.GetValue<string>() == argument) is { } found ? Written(found["type"]!) : null;

    /// <summary>The arguments or input fields that must be given.</summary>
    public IEnumerable<string> RequiredArguments(string type, string field) =>
        Find(type, "fields", field)!["args"]!.AsArray().Where(arg => Written(arg!["type"]!).EndsWith('!')).Select(arg => arg!["name"]!.GetValue<string>());

    /// <summary>True when the type is composed and needs a selection.</summary>
    public bool IsComposed(string written) => Kind(Bare(written)) is "OBJECT" or "INTERFACE" or "UNION";

    /// <summary>What of a whole object, named by its <c>__typename</c>, the schema does not have or has of another type.</summary>
    public IEnumerable<string> Deviations(JsonObject whole)
    {
        var type = whole["__typename"]!.GetValue<string>();
        if (!_types.ContainsKey(type))
        {
            yield return $"{type} is no type";
            yield break;
        }

        foreach (var (name, value) in whole.Where(pair => pair.Key != "__typename"))
        {
            if (FieldType(type, name) is not { } written)
            {
                yield return $"{type}.{name} is not in the schema";
                continue;
            }

            foreach (var deviation in Deviations(value, written, $"{type}.{name}"))
            {
                yield return deviation;
            }
        }
    }

    /// <summary>What in a value does not fit an input or output type.</summary>
    public IEnumerable<string> Deviations(JsonNode? value, string written, string at)
    {
        if (value is null)
        {
            return written.EndsWith('!') ? [$"{at} is null, in the schema {written}"] : [];
        }

        var type = written.TrimEnd('!');
        if (type.StartsWith('['))
        {
            return value is JsonArray items ? items.SelectMany(item => Deviations(item, type[1..^1], at)) : [$"{at} is {value.GetValueKind()}, in the schema {written}"];
        }

        return (Kind(type), value) switch
        {
            ("INPUT_OBJECT", JsonObject input) => Input(input, type),
            ("OBJECT", JsonObject whole) => whole["__typename"]!.GetValue<string>() == type ? Deviations(whole) : [$"{at} is a {whole["__typename"]}, in the schema {written}"],
            ("ENUM", JsonValue) when Find(type, "enumValues", value.ToString()) is not null => [],
            ("SCALAR", JsonValue) when FitsScalar(type, value.GetValueKind()) => [],
            _ => [$"{at} is {value.ToJsonString()}, in the schema {written}"],
        };
    }

    /// <summary>A type without its lists and bangs.</summary>
    public static string Bare(string written) => written.Trim('[', ']', '!');

    private static bool FitsScalar(string type, JsonValueKind kind) => type switch
    {
        "Int" or "Float" => kind == JsonValueKind.Number,
        "Boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        _ => kind == JsonValueKind.String,
    };

    private static string Written(JsonNode type) => type["kind"]!.GetValue<string>() switch
    {
        "NON_NULL" => Written(type["ofType"]!) + "!",
        "LIST" => $"[{Written(type["ofType"]!)}]",
        _ => type["name"]!.GetValue<string>(),
    };

    private IEnumerable<string> Input(JsonObject input, string type)
    {
        var unknown = input.Where(pair => Find(type, "inputFields", pair.Key) is null).Select(pair => $"{type}.{pair.Key} is not in the schema");
        var fields = _types[type]["inputFields"]!.AsArray();
        return unknown.Concat(fields.SelectMany(field => Deviations(input[field!["name"]!.GetValue<string>()], Written(field["type"]!), $"{type}.{field["name"]}")));
    }

    private string Kind(string type) => _types[type]["kind"]!.GetValue<string>();

    private JsonObject? Find(string type, string list, string name) =>
        _types.GetValueOrDefault(type)?[list] is JsonArray members ? members.FirstOrDefault(member => member!["name"]!.GetValue<string>() == name)?.AsObject() : null;
}
