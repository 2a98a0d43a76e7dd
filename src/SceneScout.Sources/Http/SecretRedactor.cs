using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SceneScout.Sources.Http;

/// <summary>Takes secrets out of text before it leaves in a fault, a log or a metric. Sources repeat keys in URLs, error bodies and headers.</summary>
public sealed partial class SecretRedactor
{
    private const string Mask = "REDACTED";
    private const int ShortestSecret = 4;
    private readonly string[] secrets;
    private readonly SearchValues<string> any;
    private readonly byte[][] bytes;

    /// <summary>Makes a redactor.</summary>
    /// <param name="secrets">Known keys and tokens; those below four characters are left to the patterns.</param>
    public SecretRedactor(params IEnumerable<string> secrets)
    {
        this.secrets =
        [
            .. secrets.Where(secret => secret.Length >= ShortestSecret)
                .SelectMany(SecretSpellings.Of)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(secret => secret.Length),
        ];
        any = SearchValues.Create(this.secrets, StringComparison.Ordinal);
        bytes = [.. this.secrets.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The text without known secrets and without anything that looks like one: <c>apikey=</c>, <c>token=</c> and <c>key=</c> in URLs,
    /// bearer tokens, the key after <c>Identifier :</c> (Ticketmaster), <c>token:</c> and <c>key:</c> buckets (Eventbrite), key headers (Google).</summary>
    /// <param name="text">Any text; null gives the empty text.</param>
    public string Redact(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        text = WithoutKnown(text);
        text = Parameter().Replace(text, "$1" + Mask);
        text = Bearer().Replace(text, "$1" + Mask);
        text = Identifier().Replace(text, "$1" + Mask);
        text = KeyHeader().Replace(text, "$1" + Mask);
        return Bucket().Replace(text, "$1" + Mask);
    }

    /// <summary>JSON without known secrets, in values and names: what a server repeats in a good answer would be stored with it.</summary>
    /// <param name="json">Any JSON.</param>
    public JsonElement Redact(JsonElement json)
    {
        if (secrets.Length == 0 || json.ValueKind == JsonValueKind.Undefined || !Holds(json))
            return json;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(json, writer);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private string WithoutKnown(string text)
    {
        if (!text.AsSpan().ContainsAny(any))
            return text;
        foreach (var secret in secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        return text;
    }

    // Text is searched as it reads, not as JSON escapes it: what has escapes is read for it, the rest is searched as it came.
    private bool Holds(JsonElement json)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json);
        foreach (var secret in bytes)
            if (raw.IndexOf(secret) >= 0)
                return true;
        if (!raw.Contains((byte)'\\'))
            return false;
        var reader = new Utf8JsonReader(raw);
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && reader.GetString().AsSpan().ContainsAny(any))
                return true;
        return false;
    }

    private void Write(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(WithoutKnown(member.Name));
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                    Write(item, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(WithoutKnown(json.GetString()!));
                break;
            default:
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(json));
                break;
        }
    }

    [GeneratedRegex(@"((?:^|[?&\s""'(])(?:apikey|api_key|api-key|key|token|access_token|refresh_token|client_secret|sig|signature)=)[^&\s""'<>)]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(bearer:?\s+)[^\s""',;<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"(Identifier\s*:\s*)[^\s""',;<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"((?:x-goog-api-key|x-api-key|authorization)""?\s*[:=]\s*""?)(?!bearer)[^\s""',;<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KeyHeader();

    [GeneratedRegex(@"((?<![A-Za-z])(?:token|key):)(?!REDACTED)[A-Za-z0-9_\-]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bucket();
}
