using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SceneScout.Client.Events;
using SceneScout.Client.Streams;
using SceneScout.Client.Work;

namespace SceneScout.Client;

/// <summary>A client of one node. Safe for concurrent use. A fault of the API is a <see cref="ScoutProblemException"/>; requests that may be sent again are, as <see cref="ScoutClientOptions"/> says.</summary>
/// <param name="http">With the node's address as its base address. Its timeout bounds requests, and not streams.</param>
/// <param name="options">How it asks; null for the usual way.</param>
public sealed class ScoutClient(HttpClient http, ScoutClientOptions? options = null)
{
    private const string KeyHeader = "Idempotency-Key";
    private readonly ScoutClientOptions _options = options ?? new ScoutClientOptions();

    /// <summary>All events that fit, in order of their start, read page after page.</summary>
    public IAsyncEnumerable<ScoutEvent> EventsAsync(EventSearch search, CancellationToken cancellation = default) => AllAsync(after => EventPageAsync(search, after, cancellation), cancellation);

    /// <summary>A page of events.</summary>
    /// <param name="search">Which.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<ScoutPage<ScoutEvent>> EventPageAsync(EventSearch search, string? after = null, CancellationToken cancellation = default)
    {
        var page = await GetAsync(search.Address(after), ScoutJson.Default.EventsAnswer, cancellation).ConfigureAwait(false);
        return new(page.Events, page.Next);
    }

    /// <summary>One event; an id that was merged into another answers that one.</summary>
    public Task<ScoutEvent> EventAsync(Guid id, CancellationToken cancellation = default) => GetAsync($"api/events/{id}", ScoutJson.Default.ScoutEvent, cancellation);

    /// <summary>Changes of events after a place.</summary>
    /// <param name="since">0, or <see cref="ScoutChanges.Next"/> of the last answer.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="wait">Up to a minute that an answer without changes waits for one, in whole seconds.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task<ScoutChanges> ChangesAsync(long since, int limit = 100, TimeSpan wait = default, CancellationToken cancellation = default) =>
        GetAsync(new QueryText("api/events/changes").Add("since", since).Add("limit", limit).Add("wait", (long)wait.TotalSeconds).ToString(), ScoutJson.Default.ScoutChanges, cancellation);

    /// <summary>Changes of events as they happen. A connection that ends is made again from where it was, after a pause; it ends with its token, or by a problem that trying again cannot help.</summary>
    public async IAsyncEnumerable<ScoutStreamItem> FollowAsync(StreamSearch search, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var last = search.Since?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await foreach (var item in StreamAsync(() => search.Address, () => last, cancellation).ConfigureAwait(false))
        {
            last = item.EventId is { Length: > 0 } id ? id : last;
            if (item.EventType is "ping")
                continue;
            using var told = JsonDocument.Parse(item.Data);
            if (item.EventType is "ready" or "reset")
            {
                var next = told.RootElement.GetProperty("next").GetInt64();
                yield return item.EventType == "ready" ? new ScoutStreamItem.Ready(next) : new ScoutStreamItem.Reset(next);
            }
            else if (told.RootElement.TryGetProperty("seq", out _))
            {
                // What else a stream may tell in times to come is passed over.
                yield return new ScoutStreamItem.Changed(Read(item.Data, ScoutJson.Default.ScoutChange));
            }
        }
    }

    /// <summary>Searches now.</summary>
    /// <param name="search">For what.</param>
    /// <param name="idempotencyKey">Under the same key it is begun once; null for none.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task<ScoutDiscovery> BeginDiscoveryAsync(DiscoveryOrder search, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, "api/discoveries", JsonContent.Create(search, ScoutJson.Default.DiscoveryOrder), idempotencyKey, ScoutJson.Default.ScoutDiscovery, cancellation);

    /// <summary>A discovery, as it stands.</summary>
    public Task<ScoutDiscovery> DiscoveryAsync(Guid id, CancellationToken cancellation = default) => GetAsync($"api/discoveries/{id}", ScoutJson.Default.ScoutDiscovery, cancellation);

    /// <summary>Ends the searches of a discovery; what they have found goes on.</summary>
    public Task<ScoutDiscovery> CancelDiscoveryAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Delete, $"api/discoveries/{id}", null, null, ScoutJson.Default.ScoutDiscovery, cancellation);

    /// <summary>Follows a discovery: each of its states until its end, the last one too.</summary>
    public async IAsyncEnumerable<ScoutDiscovery> FollowDiscoveryAsync(Guid id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var item in StreamAsync(() => $"api/discoveries/{id}/progress", () => null, cancellation).ConfigureAwait(false))
        {
            if (item.EventType is not ("progress" or "end"))
                continue;
            yield return Read(item.Data, ScoutJson.Default.ScoutDiscovery);
            if (item.EventType == "end")
                yield break;
        }
    }

    /// <summary>Sends events through the pipeline.</summary>
    /// <param name="source">The source whose form they have; <c>manual</c> for one's own, which wait for review.</param>
    /// <param name="events">The events, 5,000 at most.</param>
    /// <param name="settings">How they are taken.</param>
    /// <param name="idempotencyKey">Under the same key they are taken once; null for none.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task<ScoutProcessed> ProcessAsync(string source, IEnumerable<JsonObject> events, ProcessSettings? settings = null, string? idempotencyKey = null, CancellationToken cancellation = default)
    {
        var call = new ProcessCall(source, [.. events.Select(sent => sent.DeepClone())], settings);
        return SendAsync(HttpMethod.Post, "api/events/process", JsonContent.Create(call, ScoutJson.Default.ProcessCall), idempotencyKey, ScoutJson.Default.ScoutProcessed, cancellation);
    }

    /// <summary>The system at a glance.</summary>
    public Task<ScoutStatus> StatusAsync(CancellationToken cancellation = default) => GetAsync("api/spawn?action=status", ScoutJson.Default.ScoutStatus, cancellation);

    /// <summary>All workers.</summary>
    public Task<IReadOnlyList<ScoutWorker>> WorkersAsync(CancellationToken cancellation = default) => GetAsync("api/workers", ScoutJson.Default.IReadOnlyListScoutWorker, cancellation);

    /// <summary>A worker of a type more.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> SpawnWorkerAsync(string type, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        (await SendAsync(HttpMethod.Post, "api/workers", JsonContent.Create(new WorkerCall(type), ScoutJson.Default.WorkerCall), idempotencyKey, ScoutJson.Default.WorkerAnswer, cancellation).ConfigureAwait(false)).WorkerId;

    /// <summary>All tasks that fit, newest first, read page after page.</summary>
    public IAsyncEnumerable<ScoutTask> TasksAsync(TaskSearch search, CancellationToken cancellation = default) => AllAsync(
        async after => await GetAsync(search.Address(after), ScoutJson.Default.TasksAnswer, cancellation).ConfigureAwait(false) is var page ? new ScoutPage<ScoutTask>(page.Tasks, page.Next) : null!, cancellation);

    /// <summary>A task, and why it is where it is.</summary>
    public Task<ScoutTaskDetail> TaskAsync(string id, CancellationToken cancellation = default) => GetAsync($"api/tasks/{Uri.EscapeDataString(id)}", ScoutJson.Default.ScoutTaskDetail, cancellation);

    /// <summary>Queues a task, in the form of <c>POST /api/tasks</c>.</summary>
    public Task<ScoutQueued> QueueTaskAsync(JsonObject task, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, "api/tasks", JsonContent.Create(task, ScoutJson.Default.JsonObject), idempotencyKey, ScoutJson.Default.ScoutQueued, cancellation);

    /// <summary>Cancels a live task.</summary>
    /// <returns>False when it was not live any more.</returns>
    public async Task<bool> CancelTaskAsync(string id, CancellationToken cancellation = default) =>
        (await SendAsync(HttpMethod.Delete, $"api/tasks/{Uri.EscapeDataString(id)}", null, null, ScoutJson.Default.ActAnswer, cancellation).ConfigureAwait(false)).Changed;

    /// <summary>All tasks that were given up, newest first, read page after page.</summary>
    public IAsyncEnumerable<ScoutDeadLetter> DeadLettersAsync(CancellationToken cancellation = default) => AllAsync(
        async after => await GetAsync(new QueryText("api/dead-letters").Add("after", after).ToString(), ScoutJson.Default.LettersAnswer, cancellation).ConfigureAwait(false) is var page ? new ScoutPage<ScoutDeadLetter>(page.Letters, page.Next) : null!, cancellation);

    /// <summary>Queues a dead letter again.</summary>
    /// <returns>False when it was none any more.</returns>
    public async Task<bool> RetryDeadLetterAsync(string id, CancellationToken cancellation = default) =>
        (await SendAsync(HttpMethod.Post, $"api/dead-letters/{Uri.EscapeDataString(id)}/retry", null, null, ScoutJson.Default.ActAnswer, cancellation).ConfigureAwait(false)).Changed;

    private static async IAsyncEnumerable<T> AllAsync<T>(Func<string?, Task<ScoutPage<T>>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? after = null;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await read(after).ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return item;
            after = page.Next;
        }
        while (after is not null);
    }

    private static T Read<T>(string json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type) ?? throw new JsonException("The answer is null.");

    private Task<T> GetAsync<T>(string address, JsonTypeInfo<T> type, CancellationToken cancellation) => SendAsync(HttpMethod.Get, address, null, null, type, cancellation);

    private async Task<T> SendAsync<T>(HttpMethod method, string address, JsonContent? body, string? key, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var isSafe = method != HttpMethod.Post || key is not null;
        if (body is not null)
            await body.LoadIntoBufferAsync(cancellation).ConfigureAwait(false);
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan? asked = null;
            using var request = Request(method, address);
            try
            {
                request.Content = body;
                if (key is not null)
                    request.Headers.TryAddWithoutValidation(KeyHeader, key);
                using var answer = await http.SendAsync(request, cancellation).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                    return await answer.Content.ReadFromJsonAsync(type, cancellation).ConfigureAwait(false) ?? throw new JsonException($"The answer of {address} is null.");
                var problem = await ScoutProblemException.OfAsync(answer, _options.Time, cancellation).ConfigureAwait(false);
                // What was refused for now was not done: it may be sent again whatever it is.
                if (!problem.IsRetryable || attempt >= _options.Retries || !(isSafe || (int)problem.Status == 429))
                    throw problem;
                asked = problem.RetryAfter;
            }
            catch (HttpRequestException) when (isSafe && attempt < _options.Retries)
            {
                // The connection broke, or there was none: once more.
            }
            finally
            {
                // The body may be sent again: it does not end with its request.
                request.Content = null;
            }

            await Task.Delay(_options.Delay(attempt, asked), _options.Time, cancellation).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<SseItem<string>> StreamAsync(Func<string> address, Func<string?> last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (answer, asked) = await OpenAsync(address(), last(), cancellation).ConfigureAwait(false);
            if (answer is not null)
                using (answer)
                {
                    await using var body = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
                    await using var items = SseParser.Create(body).EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation);
                    while (await NextAsync(items).ConfigureAwait(false))
                    {
                        attempt = 0;
                        yield return items.Current;
                    }
                }

            await Task.Delay(_options.Delay(attempt, asked), _options.Time, cancellation).ConfigureAwait(false);
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<SseItem<string>> items)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return false;
        }
    }

    private async Task<(HttpResponseMessage? Answer, TimeSpan? Asked)> OpenAsync(string address, string? last, CancellationToken cancellation)
    {
        try
        {
            using var request = Request(HttpMethod.Get, address);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
            if (last is not null)
                request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
            var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
                return (answer, null);
            using (answer)
            {
                var problem = await ScoutProblemException.OfAsync(answer, _options.Time, cancellation).ConfigureAwait(false);
                return problem.IsRetryable ? (null, problem.RetryAfter) : throw problem;
            }
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            // There is no connection, or none in time: another one is made.
            return (null, null);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (_options.Token is { Length: > 0 } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (_options.Operator is { Length: > 0 } name)
            request.Headers.TryAddWithoutValidation("X-Scout-Operator", name);
        return request;
    }
}
