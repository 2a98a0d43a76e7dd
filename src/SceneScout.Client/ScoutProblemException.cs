using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SceneScout.Client;

/// <summary>An error of the API (RFC 9457, <c>application/problem+json</c>).</summary>
public sealed class ScoutProblemException : Exception
{
    private const int MostShown = 500;

    /// <summary>Makes it.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="type">What went wrong, as a URN.</param>
    /// <param name="code">A stable code.</param>
    /// <param name="message">The field, its value and what is accepted, or what happened.</param>
    /// <param name="retryable">Whether trying again can help.</param>
    /// <param name="retryAfter">How long the server asks to wait; null when it does not say.</param>
    public ScoutProblemException(HttpStatusCode status, string type, string code, string message, bool retryable, TimeSpan? retryAfter)
        : base(message) => (Status, ProblemType, Code, IsRetryable, RetryAfter) = (status, type, code, retryable, retryAfter);

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What went wrong, as a URN such as <c>urn:scenescout:fault:validation-error</c>.</summary>
    public string ProblemType { get; }

    /// <summary>A stable code, such as <c>VALIDATION_ERROR</c>.</summary>
    public string Code { get; }

    /// <summary>Whether trying again can help.</summary>
    public bool IsRetryable { get; }

    /// <summary>How long the server asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The problem that an answer tells.</summary>
    internal static async Task<ScoutProblemException> OfAsync(HttpResponseMessage answer, TimeProvider time, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        var status = (int)answer.StatusCode;
        var (type, code, message, retryable) = ("about:blank", $"HTTP_{status}", text.Length == 0 ? $"HTTP {status}" : text[..Math.Min(text.Length, MostShown)], (bool?)null);
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
                (type, code, message) = (Text("type") ?? type, Text("code") ?? code, Text("detail") ?? Text("error") ?? Text("title") ?? message);
                if (json.RootElement.TryGetProperty("retryable", out var told) && told.ValueKind is JsonValueKind.True or JsonValueKind.False)
                    retryable = told.GetBoolean();
            }
        }
        catch (JsonException)
        {
            // A proxy between says it in its own words.
        }

        return new(answer.StatusCode, type, code, message, retryable ?? status is 408 or 429 or 502 or 503 or 504, Wait(answer.Headers.RetryAfter, time.GetUtcNow()));
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? asked, DateTimeOffset now) =>
        asked?.Delta ?? (asked?.Date is { } at ? (at > now ? at - now : TimeSpan.Zero) : null);
}
