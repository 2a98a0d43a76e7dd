using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Http;

/// <summary>Calls one source and turns whatever happens into JSON or a fault without secrets. It throws on cancellation only.</summary>
internal sealed partial class SourceHttp : IDisposable
{
    /// <summary>Larger answers are refused: 16 MB is eight times the largest page seen.</summary>
    public const int LargestAnswer = 16 * 1024 * 1024;

    private const int LeastBuffer = 64 * 1024;

    // Codes and messages come from servers; they go into logs and stores.
    private const int LongestMessage = 500;

    private readonly SourceName source;
    private readonly KeyRing keys;
    private readonly HttpClient client;
    private readonly ConcurrencyStrategy concurrency;
    private readonly ResiliencePipeline<RawAnswer> pipeline;
    private readonly TimeProvider time;
    private readonly ApiCallLedger ledger;
    private readonly ILogger logger;
    private readonly ApiErrors errors;

    /// <summary>Makes the caller of one source.</summary>
    public SourceHttp(
        KeyRing keys, SourceOptions options, HttpMessageHandler handler, ApiErrors errors, CallTuning tuning, TimeProvider time, ApiCallLedger ledger, ILogger logger, ICallBudget budget)
    {
        source = keys.Source;
        this.keys = keys;
        this.time = time;
        this.ledger = ledger;
        this.logger = logger;
        this.errors = errors;
        BaseAddress = options.BaseAddress;
        concurrency = new ConcurrencyStrategy(source.Value, options.MaxConcurrent, time);
        var breaker = new CircuitBreakerStateProvider();
        pipeline = CallPipeline.Build(options, tuning, concurrency, new BudgetStrategy(budget, keys, options.MaxWait, time), time, breaker);
        if (options.CircuitBreaker.Enabled)
            ledger.Watch(source.Value, breaker);
        // The pipeline has the timeout; a second one here would cut retries short.
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("SceneScout/0.1");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>Base address; requests are relative to it.</summary>
    public Uri BaseAddress { get; }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    /// <summary>Makes a call.</summary>
    /// <param name="request">Builds the request with the key that it is given; called once an attempt.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<JsonAnswer> SendAsync(Func<ApiKey, HttpRequestMessage> request, CancellationToken cancellation)
    {
        // A key that is refused is set aside; the call goes on with the next one.
        for (var keysLeft = keys.Usable.Length; ; keysLeft--)
        {
            var answer = await CallAsync(request, cancellation);
            if (answer is not JsonAnswer.Failed { Fault.Kind: FaultKind.Authentication } || keysLeft <= 1 || keys.Usable.IsEmpty)
                return answer;
        }
    }

    private async Task<JsonAnswer> CallAsync(Func<ApiKey, HttpRequestMessage> request, CancellationToken cancellation)
    {
        RawAnswer answer;
        var context = ResilienceContextPool.Shared.Get(cancellation);
        try
        {
            answer = await pipeline.ExecuteAsync(
                static (context, state) => new ValueTask<RawAnswer>(state.Http.AttemptAsync(state.Request, BudgetStrategy.TurnOf(context), context.CancellationToken)),
                context,
                (Http: this, Request: request));
        }
        catch (NoTurnException none)
        {
            return Fail(
                none.RetryAfter is { } after
                    ? new SpawnFault(FaultKind.RateLimited, $"{source} has no budget for this call: {none.Message}.") { RetryAfter = after }
                    : new SpawnFault(FaultKind.Authentication, keys.IsEmpty ? $"{source} has no API key." : $"{source} refused every key that is configured."),
                null);
        }
        catch (BrokenCircuitException broken)
        {
            return Fail(new SpawnFault(FaultKind.ExternalApi, $"{source} is not called: too many calls failed.") { RetryAfter = broken.RetryAfter }, null);
        }
        catch (TimeoutRejectedException late)
        {
            return Fail(new SpawnFault(FaultKind.ExternalApi, $"{source} did not answer within {late.Timeout.TotalSeconds:0.###} s."), null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            return Fail(new SpawnFault(FaultKind.ExternalApi, $"{source} could not be reached: {fault.Message}"), null);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        return Read(answer);
    }

    private static JsonElement? ParseOrNull(ReadOnlyMemory<byte> body)
    {
        try
        {
            // Some servers send a byte order mark.
            var json = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
            // Bytes that are no text become U+FFFD, as half surrogates do: what was read once can be read without failing.
            ReadOnlyMemory<byte> text = Utf8.IsValid(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
            using var document = JsonDocument.Parse(text);
            return WellFormed.Of(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<(ReadOnlyMemory<byte> Body, bool IsCut)> ReadBoundedAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > LargestAnswer)
            return (default, true);
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(LeastBuffer);
        try
        {
            var length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellation) is var read and > 0)
            {
                length += read;
                if (length > LargestAnswer)
                    return (default, true);
                if (length == buffer.Length)
                    buffer = Grown(buffer);
            }

            return (buffer.AsSpan(0, length).ToArray(), false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * full.Length);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private async Task<RawAnswer> AttemptAsync(Func<ApiKey, HttpRequestMessage> request, CallTurn turn, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        int? status = null;
        var isSent = true;
        try
        {
            using var message = request(turn.Key);
            using var response = await SendAsync(message, turn, cancellation);
            status = (int)response.StatusCode;
            turn.Arrived(errors.Words(response.Headers, time.GetUtcNow()));
            var (body, isCut) = await ReadBoundedAsync(response.Content, cancellation);
            return new RawAnswer((int)response.StatusCode, response.Headers, body, isCut, turn);
        }
        catch (TurnOverException)
        {
            isSent = false;
            throw;
        }
        finally
        {
            if (status is null)
                turn.Gone();
            if (isSent)
                Note(status, time.GetElapsedTime(started), cancellation.IsCancellationRequested);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CallTurn turn, CancellationToken cancellation)
    {
        CallGuard.Of(turn);
        try
        {
            return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException failed) when (failed.GetBaseException() is TurnOverException over)
        {
            throw over;
        }
    }

    // A call that its caller stopped says nothing about the source.
    private void Note(int? status, TimeSpan took, bool isStopped)
    {
        if (status is not null || !isStopped)
            concurrency.Hear(status is null or 408 or 429 or >= 500, took);
        ledger.Record(source.Value, status);
        ledger.Took(source.Value, took);
        SourceInstruments.Record(source.Value, status, took);
    }

    private JsonAnswer Read(RawAnswer answer)
    {
        if (answer.IsCut)
            return Fail(new SpawnFault(FaultKind.ExternalApi, $"{source} answered more than {LargestAnswer / 1024 / 1024} MB.") { Status = answer.Status }, null);
        // After parsing: a key may hide behind JSON's escapes.
        var body = ParseOrNull(answer.Body) is { } json ? keys.Redactor.Redact(json) : (JsonElement?)null;
        if (answer.Status is >= 200 and < 300)
        {
            return body is { } root
                ? Hear(answer, root) ?? (JsonAnswer)new JsonAnswer.Ok(root)
                : Fail(new SpawnFault(FaultKind.ExternalApi, $"{source} answered {answer.Status} with something that is not JSON.") { Status = answer.Status }, null);
        }

        var said = body ?? default;
        var code = errors.Code(said);
        var told = code is null ? "" : $" ({code})";
        if (answer.Status == 429)
        {
            var wait = errors.Wait(answer, code, said, time.GetUtcNow());
            var pause = answer.Turn.TooMany(wait);
            return Fail(new SpawnFault(FaultKind.RateLimited, $"{source} says: too many calls{told}.") { Status = 429, RetryAfter = pause > wait ? pause : wait }, code);
        }

        if (answer.Status is 401 or 403 || errors.RefusesKey(code, said))
        {
            SetAside(answer, code);
            return Fail(new SpawnFault(FaultKind.Authentication, $"{source} refuses the key: {answer.Status}{told}.") { Status = answer.Status }, code);
        }

        return Fail(new SpawnFault(FaultKind.ExternalApi, $"{source} answered {answer.Status}{told}.") { Status = answer.Status }, code);
    }

    // GraphQL says in a good answer what others say by status.
    private JsonAnswer.Failed? Hear(RawAnswer answer, JsonElement body)
    {
        if (errors.SaysTooMany(body))
            answer.Turn.TooMany(errors.Wait(answer, errors.Code(body), body, time.GetUtcNow()));
        else
            answer.Turn.Served();
        if (!errors.SaysKeyRefused(body))
            return null;
        var code = errors.Code(body);
        SetAside(answer, code);
        return Fail(new SpawnFault(FaultKind.Authentication, $"{source} refuses the key ({code}).") { Status = answer.Status }, code);
    }

    private void SetAside(RawAnswer answer, string? code)
    {
        keys.SetAside(answer.Turn.Key.Id, answer.Status, code is null ? null : Safe(code));
        SourceInstruments.KeyRefused(source.Value);
        LogKeySetAside(source.Value, answer.Turn.Key.Id, answer.Status, keys.Usable.Length);
    }

    /// <summary>Makes a failure: names the source, takes secrets out, cuts what is too long, logs it.</summary>
    public JsonAnswer.Failed Fail(SpawnFault fault, string? code)
    {
        var safe = fault with { Source = source.Value, Message = Safe(fault.Message) };
        ledger.Failed(source.Value, safe.Message, time.GetUtcNow());
        LogCallFailed(source.Value, safe.Status, safe.Message);
        return new JsonAnswer.Failed(safe, code is null ? null : Safe(code));
    }

    // Cut last: half a secret would not be known as one.
    private string Safe(string text)
    {
        var safe = keys.Redactor.Redact(text);
        if (safe.Length <= LongestMessage)
            return safe;
        return string.Concat(safe.AsSpan(0, char.IsHighSurrogate(safe[LongestMessage - 2]) ? LongestMessage - 2 : LongestMessage - 1), "…");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Source} refuses the key {Key} ({Status}); it is set aside, {Left} are left")]
    private partial void LogKeySetAside(string source, string key, int? status, int left);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call failed: {Source} {Status} {Message}")]
    private partial void LogCallFailed(string source, int? status, string message);
}
