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
internal sealed class SourceHttp : IDisposable
{
    /// <summary>Larger answers are refused: 16 MB is eight times the largest page seen.</summary>
    public const int LargestAnswer = 16 * 1024 * 1024;

    // Codes and messages come from servers; they go into logs and stores.
    private const int LongestMessage = 500;

    private readonly SourceName source;
    private readonly HttpClient client;
    private readonly ConcurrencyStrategy concurrency;
    private readonly ResiliencePipeline<RawAnswer> pipeline;
    private readonly TimeProvider time;
    private readonly ApiCallLedger ledger;
    private readonly ILogger logger;
    private readonly ApiErrors errors;
    private readonly SecretRedactor redactor;

    /// <summary>Makes the caller of one source.</summary>
    public SourceHttp(SourceName source, SourceOptions options, HttpMessageHandler handler, ApiErrors errors, CallTuning tuning, TimeProvider time, ApiCallLedger ledger, ILogger logger)
    {
        this.source = source;
        this.time = time;
        this.ledger = ledger;
        this.logger = logger;
        this.errors = errors;
        BaseAddress = options.BaseAddress;
        redactor = new SecretRedactor(options.ApiKey);
        concurrency = new ConcurrencyStrategy(options.MaxConcurrent);
        pipeline = CallPipeline.Build(options, tuning, concurrency, time);
        // The pipeline has the timeout; a second one here would cut retries short.
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("SceneScout/0.1");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>Base address; requests are relative to it.</summary>
    public Uri BaseAddress { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        client.Dispose();
        concurrency.Dispose();
    }

    /// <summary>Makes a call.</summary>
    /// <param name="request">Builds the request; called once an attempt.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<JsonAnswer> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        RawAnswer answer;
        try
        {
            answer = await pipeline.ExecuteAsync(
                static (state, token) => new ValueTask<RawAnswer>(state.Http.AttemptAsync(state.Request, token)), (Http: this, Request: request), cancellation);
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
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > LargestAnswer)
                return (default, true);
            body.Write(buffer, 0, read);
        }

        return (body.GetBuffer().AsMemory(0, (int)body.Length), false);
    }

    private async Task<RawAnswer> AttemptAsync(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        int? status = null;
        try
        {
            using var message = request();
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            status = (int)response.StatusCode;
            var (body, isCut) = await ReadBoundedAsync(response.Content, cancellation);
            return new RawAnswer((int)response.StatusCode, response.Headers, body, isCut);
        }
        finally
        {
            ledger.Record(source.Value, status);
            SourceInstruments.Record(source.Value, status, time.GetElapsedTime(started));
        }
    }

    private JsonAnswer Read(RawAnswer answer)
    {
        if (answer.IsCut)
            return Fail(new SpawnFault(FaultKind.ExternalApi, $"{source} answered more than {LargestAnswer / 1024 / 1024} MB.") { Status = answer.Status }, null);
        var body = ParseOrNull(answer.Body);
        if (answer.Status is >= 200 and < 300)
            return body is { } root
                ? new JsonAnswer.Ok(root)
                : Fail(new SpawnFault(FaultKind.ExternalApi, $"{source} answered {answer.Status} with something that is not JSON.") { Status = answer.Status }, null);

        var json = body ?? default;
        var code = errors.Code(json);
        var told = code is null ? "" : $" ({code})";
        if (answer.Status == 429)
            return Fail(new SpawnFault(FaultKind.RateLimited, $"{source} says: too many calls{told}.") { Status = 429, RetryAfter = errors.Wait(answer, code, json, time.GetUtcNow()) }, code);
        if (answer.Status is 401 or 403 || errors.RefusesKey(code, json))
            return Fail(new SpawnFault(FaultKind.Authentication, $"{source} refuses the key: {answer.Status}{told}.") { Status = answer.Status }, code);
        return Fail(new SpawnFault(FaultKind.ExternalApi, $"{source} answered {answer.Status}{told}.") { Status = answer.Status }, code);
    }

    /// <summary>Makes a failure: names the source, takes secrets out, cuts what is too long, logs it.</summary>
    public JsonAnswer.Failed Fail(SpawnFault fault, string? code)
    {
        var safe = fault with { Source = source.Value, Message = Safe(fault.Message) };
        if (logger.IsEnabled(LogLevel.Warning))
            logger.LogWarning("Call failed: {Source} {Status} {Message}", source.Value, safe.Status, safe.Message);
        return new JsonAnswer.Failed(safe, code is null ? null : Safe(code));
    }

    // Cut last: half a secret would not be known as one.
    private string Safe(string text)
    {
        var safe = redactor.Redact(text);
        if (safe.Length <= LongestMessage)
            return safe;
        return string.Concat(safe.AsSpan(0, char.IsHighSurrogate(safe[LongestMessage - 2]) ? LongestMessage - 2 : LongestMessage - 1), "…");
    }
}
