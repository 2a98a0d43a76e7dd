namespace SceneScout.Node.Http;

/// <summary>Lets pages of named sites call the API from their visitors' browsers (CORS). Cookies are not let through: a page of another site holds a token of its own or nothing.</summary>
internal static class ForeignPages
{
    private const string Policy = "pages of other sites";
    private static readonly string[] Sent = ["Authorization", "Content-Type", "If-Match", "If-None-Match", "Last-Event-ID", "X-Scout-Operator", IdempotencyKey.Header];
    private static readonly string[] Told = ["ETag", "Location", "Retry-After", CallerLimits.Header, CallerLimits.PolicyHeader];
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>Adds what <see cref="UseForeignPages"/> needs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="origins">The sites; <c>*</c> alone for all.</param>
    public static void AddForeignPages(this IServiceCollection services, IEnumerable<string> origins) =>
        services.AddCors(cors => cors.AddPolicy(Policy, policy => policy.WithOrigins([.. origins]).AllowAnyMethod().WithHeaders(Sent).WithExposedHeaders(Told).SetPreflightMaxAge(Remembered)));

    /// <summary>Answers browsers that ask whether a page may call, and tells them that it may read the answer. Before the token is looked at: the question has none.</summary>
    public static void UseForeignPages(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseCors(Policy));
}
