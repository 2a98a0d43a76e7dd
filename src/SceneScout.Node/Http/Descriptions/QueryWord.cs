using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SceneScout.Node.Http.Descriptions;

/// <summary>A parameter of a query string, as the description of the API has it: routes read their parameters themselves, so that a wrong one gets an answer that names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record QueryWord(string Name, string Meaning)
{
    /// <summary>Its JSON type.</summary>
    public JsonSchemaType Type { get; init; } = JsonSchemaType.String;

    /// <summary>Its format, such as <c>date-time</c>.</summary>
    public string? Format { get; init; }

    /// <summary>All that is accepted; empty for no list.</summary>
    public ImmutableArray<string> OneOf { get; init; } = [];

    /// <summary>The least number.</summary>
    public double? Least { get; init; }

    /// <summary>The largest number.</summary>
    public double? Most { get; init; }

    /// <summary>An example.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>Whether it must be there.</summary>
    public bool Needed { get; init; }

    /// <summary>A text.</summary>
    public static QueryWord Text(string name, string meaning, string? example = null) => new(name, meaning) { Example = example };

    /// <summary>One of some words.</summary>
    public static QueryWord Choice(string name, string meaning, params ImmutableArray<string> words) => new(name, meaning) { OneOf = words };

    /// <summary>A whole number.</summary>
    public static QueryWord Whole(string name, string meaning, double? least = null, double? most = null) => new(name, meaning) { Type = JsonSchemaType.Integer, Least = least, Most = most };

    /// <summary>A number.</summary>
    public static QueryWord Number(string name, string meaning, double? least = null, double? most = null) => new(name, meaning) { Type = JsonSchemaType.Number, Least = least, Most = most };

    /// <summary>As the document has it.</summary>
    public OpenApiParameter Parameter() => new()
    {
        Name = Name,
        In = ParameterLocation.Query,
        Description = Meaning,
        Required = Needed,
        Example = Example?.DeepClone(),
        Schema = new OpenApiSchema
        {
            Type = Type,
            Format = Format,
            Enum = OneOf.IsEmpty ? null : [.. OneOf.Select(word => (JsonNode)JsonValue.Create(word))],
            Minimum = Least?.ToString(CultureInfo.InvariantCulture),
            Maximum = Most?.ToString(CultureInfo.InvariantCulture),
        },
    };
}
