using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Tests.Support;

/// <summary>A simulator with an HTTP client, as a real client would use them.</summary>
public sealed class SimulatorClient : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private SimulatorClient(SimulatorHost host) => Host = host;

    public SimulatorHost Host { get; }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };

    public World World => Host.World;

    public static async Task<SimulatorClient> StartAsync(SimulatorOptions? options = null)
    {
        options ??= new SimulatorOptions { Events = 600, EnforceLimits = false };
        return new SimulatorClient(await SimulatorHost.StartAsync(options.Start == default ? options with { Start = Start } : options));
    }

    public Task<Reply> Ticketmaster(string pathAndQuery, string? key = "key") =>
        Send(HttpMethod.Get, "ticketmaster/discovery/v2/" + pathAndQuery + (key is null ? "" : (pathAndQuery.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "apikey=" + key));

    public Task<Reply> Eventbrite(string pathAndQuery, string? key = "key") => Send(HttpMethod.Get, "eventbrite/v3/" + pathAndQuery, bearer: key);

    public Task<Reply> EventbritePost(string path, object body) => Send(HttpMethod.Post, "eventbrite/v3/" + path, body, "key");

    public Task<Reply> Yelp(string pathAndQuery, string? key = "key") => Send(HttpMethod.Get, "yelp/v3/" + pathAndQuery, bearer: key);

    public Task<Reply> Meetup(string query, object? variables = null, string? key = "key") =>
        Send(HttpMethod.Post, "meetup/gql-ext", new { query, variables }, key);

    public Task<Reply> Google(string path, object body, string? mask, string? key = "key") => Send(
        HttpMethod.Post,
        "googleplaces/v1/" + path,
        body,
        headers: [("X-Goog-FieldMask", mask), ("X-Goog-Api-Key", key)]);

    public async Task<Reply> Send(HttpMethod method, string path, object? body = null, string? bearer = null, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Host.BaseAddress, path));
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType());
            // A chunked request is one real clients do not send.
            await request.Content.LoadIntoBufferAsync();
        }

        using var response = await Http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, bytes, all);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }

    public sealed record Reply(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
    {
        public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

        public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;
    }
}
