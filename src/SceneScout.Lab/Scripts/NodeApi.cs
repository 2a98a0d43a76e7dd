using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Threds.Scripts;

namespace SceneScout.Lab.Scripts;

/// <summary>A node's HTTP API as scripts use it. What it refuses is a <see cref="ScriptException"/>, but for what a caller asks to see.</summary>
/// <param name="http">The node.</param>
internal sealed class NodeApi(HttpClient http)
{
    private const int MostTries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What is there; null when nothing is.</summary>
    internal async Task<JsonNode?> GetAsync(string path, CancellationToken cancellation)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, path, null, cancellation);
        return status switch
        {
            HttpStatusCode.NotFound => null,
            HttpStatusCode.OK => body,
            _ => throw Refused(HttpMethod.Get, path, status, body),
        };
    }

    /// <summary>Puts, posts or deletes something.</summary>
    internal async Task<JsonNode?> DoAsync(HttpMethod method, string path, JsonNode? given, CancellationToken cancellation)
    {
        var (status, body) = await SendAsync(method, path, given, cancellation);
        return (int)status is >= 200 and < 300 ? body : throw Refused(method, path, status, body);
    }

    /// <summary>Asks, again for a while when the node says that it may be asked again.</summary>
    internal async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, JsonNode? given, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, path);
            if (given is not null)
                request.Content = new StringContent(given.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await http.SendAsync(request, cancellation);
            if (attempt < MostTries && answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
            {
                await Task.Delay(Pause, cancellation);
                continue;
            }

            return (answer.StatusCode, Read(await answer.Content.ReadAsStringAsync(cancellation)));
        }
    }

    /// <summary>What a node says about a request that it refuses.</summary>
    internal static string Reason(JsonNode? body) => body?["detail"]?.ToString() ?? body?["error"]?.ToString() ?? "it does not say why";

    private static ScriptException Refused(HttpMethod method, string path, HttpStatusCode status, JsonNode? body) =>
        new($"{method} {path} was answered with {(int)status}: {Reason(body)}");

    private static JsonNode? Read(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return new JsonObject { ["detail"] = text.Length > 200 ? text[..200] : text };
        }
    }
}
