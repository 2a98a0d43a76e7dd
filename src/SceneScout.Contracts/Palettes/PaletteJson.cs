using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SceneScout.Contracts.Palettes;

/// <summary>JSON of palettes, the same on both sides of the wire.</summary>
public static class PaletteJson
{
    /// <summary>The options.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutComputed } },
    };

    // What follows from other members is not sent.
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (type.Type == typeof(ArgumentDefinition) || type.Type == typeof(CommandDefinition))
            foreach (var property in type.Properties.Where(p => p.Set is null))
                property.ShouldSerialize = (_, _) => false;
    }
}
