using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Pictures;

namespace SceneScout.Simulator.Hosting;

/// <summary>The way of a call through faults, authentication, limits and the service itself.</summary>
internal sealed class SourceEndpoint(Simulation simulation, string source)
{
    private const int MaximumBody = 1024 * 1024;
    private const int SlowPieces = 20;

    /// <summary>Handles one call; the path is the service's own.</summary>
    public async Task HandleAsync(HttpContext context, string path)
    {
        var counter = simulation.Counters[source];
        var faults = simulation.Faults.Of(source);
        var decision = FaultDecision.Of(faults, simulation.Options.Seed, source, counter.Begin());
        if (decision.Delay > TimeSpan.Zero)
        {
            await Task.Delay(decision.Delay, simulation.Options.Time, context.RequestAborted);
        }

        if (decision.Kind == CallFault.Reset)
        {
            counter.End(0, decision.Kind, overLimitAt: null);
            context.Abort();
            return;
        }

        var (answer, overLimitAt) = decision.Kind == CallFault.Error
            ? (new ApiAnswer(503, []), null)
            : Answer(await ReadAsync(context, path), faults, decision);
        // Only a good answer is worth spoiling: a refusal stays what it is.
        var spoilt = decision.Kind is CallFault.Error || answer.Status == 200 ? BodyFaults.Apply(answer, decision, faults) : answer;
        counter.End(spoilt.Status, decision.Kind, overLimitAt);
        await WriteAsync(context, simulation.Options.ServePictures ? PictureHosts.Name(spoilt, $"{context.Request.Scheme}://{context.Request.Host}/") : spoilt, faults, decision.Kind == CallFault.SlowBody);
    }

    private (ApiAnswer Answer, DateTimeOffset? OverLimitAt) Answer(ApiRequest? request, SourceFaults faults, FaultDecision decision)
    {
        if (request is null)
        {
            return (new ApiAnswer(413, Encoding.UTF8.GetBytes("{\"message\":\"Payload too large\"}")), null);
        }

        var api = simulation.Apis[source];
        var (key, refusal) = api.Authenticate(request);
        if (refusal is not null)
        {
            return (refusal, null);
        }

        var check = simulation.Limiter.Count(source, key).Skewed(faults.ClockSkew);
        if (decision.Kind == CallFault.TooMany)
        {
            return (TooMany(api, check with { Exceeded = check.Windows[0] }, key, faults.RetryAfter), null);
        }

        if (check.Exceeded is not null && simulation.Options.EnforceLimits)
        {
            return (TooMany(api, check, key, null), check.Now);
        }

        return (api.WithLimits(Made(api, request), check, key), null);
    }

    private ApiAnswer Made(ISourceApi api, ApiRequest request)
    {
        var world = simulation.World;
        var (answer, made) = simulation.Answers is { } kept
            ? kept.Of(world, AnswerKey.Of(api, request), () => api.Answer(world, request))
            : (api.Answer(world, request), true);
        if (made)
        {
            simulation.Counters[source].Made();
        }

        return answer;
    }

    private static ApiAnswer TooMany(ISourceApi api, LimitCheck check, string key, TimeSpan? retryAfter)
    {
        var answer = api.WithLimits(api.TooMany(check, key), check, key);
        return retryAfter is { } after
            ? answer.With("Retry-After", ((long)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture))
            : answer;
    }

    private static async Task<ApiRequest?> ReadAsync(HttpContext context, string path)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > MaximumBody)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return new ApiRequest(context.Request.Method, path, context.Request.Query, context.Request.Headers, Encoding.UTF8.GetString(body.ToArray()))
        {
            QueryText = context.Request.QueryString.Value ?? "",
        };
    }

    private async Task WriteAsync(HttpContext context, ApiAnswer answer, SourceFaults faults, bool slow)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers.Date = (simulation.Options.Time.GetUtcNow() + faults.ClockSkew).ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (!slow)
        {
            await response.Body.WriteAsync(answer.Body, context.RequestAborted);
            return;
        }

        var size = Math.Max(1, (answer.Body.Length + SlowPieces - 1) / SlowPieces);
        for (var at = 0; at < answer.Body.Length; at += size)
        {
            await Task.Delay(faults.SlowBody / SlowPieces, simulation.Options.Time, context.RequestAborted);
            await response.Body.WriteAsync(answer.Body.AsMemory(at, Math.Min(size, answer.Body.Length - at)), context.RequestAborted);
            await response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
