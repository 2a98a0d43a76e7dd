using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SceneScout.Sources.Reading;

/// <summary>JSON allows an escaped half of a surrogate pair, which is no text. Such halves become U+FFFD before anything is read, so that reading cannot fail on them.</summary>
internal static partial class WellFormed
{
    /// <summary>The same JSON with readable text.</summary>
    public static JsonElement Of(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Undefined || !MayHoldSurrogates(json))
            return json;
        var raw = json.GetRawText();
        var repaired = LoneHalf().Replace(raw, match => match.Groups["keep"].Success ? match.Value : @"\ufffd");
        if (string.Equals(raw, repaired, StringComparison.Ordinal))
            return json;
        using var document = JsonDocument.Parse(repaired, new JsonDocumentOptions { MaxDepth = 128 });
        return document.RootElement.Clone();
    }

    private static bool MayHoldSurrogates(JsonElement json)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(json);
        var first = bytes.IndexOf("\\u"u8);
        if (first < 0)
            return false;
        bytes = bytes[first..];
        return bytes.IndexOf("\\ud"u8) >= 0 || bytes.IndexOf("\\uD"u8) >= 0;
    }

    // Whole pairs and escaped backslashes are kept; any other half is replaced.
    [GeneratedRegex(@"(?<keep>\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex LoneHalf();
}
