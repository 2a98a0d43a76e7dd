using System.Globalization;
using System.Threading.RateLimiting;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Faults;
using SceneScout.Node.Security;

namespace SceneScout.Node.Http;

/// <summary>Bounds what the holders of one token ask of the API of this node, and tells them where they stand, in the headers of the IETF's draft "RateLimit header fields for HTTP".</summary>
internal sealed class CallerLimits : IDisposable
{
    /// <summary>Tells how many requests are left.</summary>
    public const string Header = "RateLimit";

    /// <summary>Tells the limit.</summary>
    public const string PolicyHeader = "RateLimit-Policy";

    private const int Segments = 6;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<AccessScope> _limiter;
    private readonly string _policy;

    /// <summary>Makes it.</summary>
    /// <param name="perMinute">Requests by each token within any minute, 1 or more.</param>
    public CallerLimits(int perMinute)
    {
        _policy = string.Create(CultureInfo.InvariantCulture, $"\"token\";q={perMinute};w={Window.TotalSeconds:0}");
        _limiter = PartitionedRateLimiter.Create<AccessScope, AccessScope>(scope => RateLimitPartition.GetSlidingWindowLimiter(
            scope, _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window, SegmentsPerWindow = Segments, QueueLimit = 0 }));
    }

    /// <summary>Lets a request of the API pass, or answers 429 and when to come back. Behind the token check.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/api") || context.Features.Get<Caller>() is not { } caller)
        {
            await next(context);
            return;
        }

        using var lease = _limiter.AttemptAcquire(caller.Scope);
        context.Response.Headers[PolicyHeader] = _policy;
        context.Response.Headers[Header] = string.Create(CultureInfo.InvariantCulture, $"\"token\";r={_limiter.GetStatistics(caller.Scope)?.CurrentAvailablePermits ?? 0}");
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : Window / Segments;
        await Problems.Of(new SpawnFault(FaultKind.RateLimited, "The holders of this token have asked as often as they may within a minute (scenescout.http.requests-per-minute).") { RetryAfter = wait }).ExecuteAsync(context);
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
