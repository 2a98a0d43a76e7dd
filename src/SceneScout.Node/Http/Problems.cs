using System.Globalization;
using SceneScout.Domain.Faults;

namespace SceneScout.Node.Http;

/// <summary>Errors as problem+json (RFC 9457), with <c>retryable</c>, and Retry-After where waiting helps. The member <c>error</c> is there for clients of the first interface, which read only that.</summary>
internal static class Problems
{
    // Where nobody says how long: what a controller needs to move, and a store to come back from a blink.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Of a fault of the pipeline.</summary>
    public static IResult Of(SpawnFault fault) =>
        Make(fault.Traits.HttpStatus, fault.Traits.ProblemType, fault.Traits.Code, fault.Message, fault.Traits.Retryable, fault.RetryAfter);

    /// <summary>Of a request that names a field wrongly.</summary>
    /// <param name="field">Which field.</param>
    /// <param name="value">What it held; null when it was missing.</param>
    /// <param name="accepted">What is accepted.</param>
    public static IResult Field(string field, string? value, string accepted)
    {
        var shown = value is { Length: > 100 } ? string.Concat(value.AsSpan(0, 100), "…") : value;
        return Of(new SpawnFault(FaultKind.Validation, shown is null ? $"{field} is missing: {accepted}." : $"{field} '{shown}' is not accepted: {accepted}."));
    }

    /// <summary>Of an HTTP status.</summary>
    public static IResult Of(int status, string code, string message) =>
        Make(status, $"urn:scenescout:http:{code.ToLowerInvariant()}", code, message, IsPassing(status), null);

    private static IResult Make(int status, string type, string code, string message, bool retryable, TimeSpan? wait)
    {
        var problem = Results.Problem(
            detail: message,
            statusCode: status,
            type: type,
            extensions: new Dictionary<string, object?> { ["error"] = message, ["code"] = code, ["retryable"] = retryable });
        return retryable && IsPassing(status) ? new WithRetryAfter(problem, wait ?? Pause) : problem;
    }

    private static bool IsPassing(int status) =>
        status is StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout;

    private sealed class WithRetryAfter(IResult problem, TimeSpan wait) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
