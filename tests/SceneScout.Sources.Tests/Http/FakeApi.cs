using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Tests.Http;

/// <summary>A source's server inside the process: answers by a function, keeps what it was asked.</summary>
internal sealed class FakeApi(Func<FakeRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string Key = "PLANTED-key_0123456789abcdef";

    public ConcurrentQueue<FakeRequest> Requests { get; } = new();

    public ConcurrentQueue<string> Logs { get; } = new();

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public SourceSet Set(SourceName source, Func<SourceOptions, SourceOptions>? change = null, CallTuning? tuning = null, TimeProvider? time = null)
    {
        var options = new SourceOptions { BaseAddress = new Uri("http://127.0.0.1:9/" + source.Value + "/"), ApiKey = Key, CallsPerSecond = 100_000, Retries = 0 };
        return SourceSet.Create(
            new Dictionary<SourceName, SourceOptions> { [source] = change?.Invoke(options) ?? options },
            time ?? TimeProvider.System,
            new Loggers(Logs),
            tuning ?? new CallTuning { RetryDelay = TimeSpan.FromMilliseconds(1), LongestRetryDelay = TimeSpan.FromMilliseconds(2) },
            _ => this);
    }

    /// <summary>Reads a search to its end; fails when it does not end.</summary>
    public static async Task<List<ParsedAnswer>> ReadAll(ISourceClient client, AreaQuery query, int most = 500)
    {
        var pages = new List<ParsedAnswer>();
        string? cursor = null;
        do
        {
            var page = Assert.IsType<FetchResult.Page>(await client.FetchAsync(query, cursor, CancellationToken.None));
            Assert.True(page.NextCursor is null or { Length: < 4096 });
            pages.Add(page.Answer);
            cursor = page.NextCursor;
        }
        while (cursor is not null && pages.Count < most);
        Assert.Null(cursor);
        return pages;
    }

    public static AreaQuery Area(double radius = 20_000, int days = 30) =>
        new(new GeoPoint(40.7128, -74.006), radius, new DateRange(Tests.Json.Utc("2026-05-01T00:00:00Z"), Tests.Json.Utc("2026-05-01T00:00:00Z").AddDays(days)));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var asked = new FakeRequest(request.Method.Method, request.RequestUri!, headers, body);
        Requests.Enqueue(asked);
        return answer(asked);
    }

    private sealed class Loggers(ConcurrentQueue<string> lines) : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}

/// <summary>What a client asked.</summary>
internal sealed record FakeRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>A parameter of the URL; null when it is missing.</summary>
    public string? this[string name] =>
        Uri.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair[0] == name).Select(pair => System.Uri.UnescapeDataString(pair[1])).FirstOrDefault();
}
