using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SceneScout.Contracts.Json;

/// <summary>JSON for people and files: camel case, unknown values left out, letters of all scripts as they are.</summary>
public static class ViewJson
{
    /// <summary>One line.</summary>
    public static readonly JsonSerializerOptions Line = Make(indented: false);

    /// <summary>Indented.</summary>
    public static readonly JsonSerializerOptions Indented = Make(indented: true);

    private static JsonSerializerOptions Make(bool indented) => new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
    };
}
