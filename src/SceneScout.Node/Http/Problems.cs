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

    /// <summary>Completes a problem that the web server made: an unknown route, a wrong method, a body that is too large, a defect.</summary>
    public static void Complete(Microsoft.AspNetCore.Mvc.ProblemDetails problem)
    {
        if (problem.Extensions.ContainsKey("code"))
            return;
        var status = problem.Status ?? StatusCodes.Status500InternalServerError;
        var defect = new SpawnFault(FaultKind.Unexpected, "Something went wrong that no rule foresees; the log of the node has it.");
        var (type, code, message) = status switch
        {
            StatusCodes.Status400BadRequest => ("bad_request", "BAD_REQUEST", "The request cannot be read."),
            StatusCodes.Status404NotFound => ("not_found", "NOT_FOUND", "There is no such route; GET /openapi/v1.json describes all."),
            StatusCodes.Status405MethodNotAllowed => ("method_not_allowed", "METHOD_NOT_ALLOWED", "This route does not take this method; Allow says which."),
            StatusCodes.Status413PayloadTooLarge => ("payload_too_large", "PAYLOAD_TOO_LARGE", $"A body has at most {SpawnEndpoints.MaxBodyBytes} bytes here."),
            StatusCodes.Status415UnsupportedMediaType => ("unsupported_media_type", "UNSUPPORTED_MEDIA_TYPE", "The body is in a form that this route does not take; send application/json."),
            >= 500 => (null, defect.Traits.Code, defect.Message),
            _ => ($"status_{status}", $"HTTP_{status}", problem.Title ?? "The request was not done."),
        };
        problem.Type = type is null ? defect.Traits.ProblemType : $"urn:scenescout:http:{type}";
        problem.Detail ??= message;
        problem.Extensions["error"] = problem.Detail;
        problem.Extensions["code"] = code;
        problem.Extensions["retryable"] = IsPassing(status) || status >= 500;
    }

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
