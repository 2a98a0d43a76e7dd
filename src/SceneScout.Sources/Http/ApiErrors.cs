using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Http;

/// <summary>What one source's errors look like.</summary>
internal abstract class ApiErrors
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(25);

    /// <summary>The source's own error code; null when the body has none.</summary>
    /// <param name="body">The body; of kind Undefined when it was no JSON.</param>
    public abstract string? Code(JsonElement body);

    /// <summary>Whether an error other than 401 and 403 means that the key is refused.</summary>
    public virtual bool RefusesKey(string? code, JsonElement body) => false;

    /// <summary>Whether a 2xx answer says in its body that there were too many calls.</summary>
    public virtual bool SaysTooMany(JsonElement body) => false;

    /// <summary>Whether a 2xx answer says in its body that the key is refused.</summary>
    public virtual bool SaysKeyRefused(JsonElement body) => false;

    /// <summary>What the headers say of the budget; null when nothing. Only numbers and times are taken: some of these headers repeat the key.</summary>
    public virtual ServerWords? Words(HttpResponseHeaders headers, DateTimeOffset now) => null;

    /// <summary>How long to wait after a 429 by the API's own headers or body; null when they do not say.</summary>
    protected abstract TimeSpan? OwnWait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now);

    /// <summary>How long to wait after a 429: Retry-After, else the API's own way; null when nothing says.</summary>
    public TimeSpan? Wait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now)
    {
        var header = answer.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - now : OwnWait(answer, code, body, now));
        if (wait is not { } span)
            return null;
        return span < TimeSpan.Zero ? TimeSpan.Zero : span > LongestWait ? LongestWait : span;
    }

    /// <summary>The first value of a header; null when it is missing.</summary>
    protected static string? Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>A header's whole number, 0 or more; null when it is none.</summary>
    protected static int? Whole(HttpResponseHeaders headers, string name) =>
        int.TryParse(Header(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A member by path; of kind Undefined when missing.</summary>
    protected static JsonElement At(JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0)
                json = json[0];
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return default;
        }

        return json;
    }

    /// <summary>A member's text by path; null when it is none.</summary>
    protected static string? TextAt(JsonElement json, params ReadOnlySpan<string> path) =>
        At(json, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>An instant of text such as <c>2026-05-31T00:00:00+00:00</c>.</summary>
    protected static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
