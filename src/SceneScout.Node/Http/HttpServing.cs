using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Http;

/// <summary>What all routes share: JSON, problem+json, OpenAPI, the token.</summary>
internal static class HttpServing
{
    /// <summary>Adds services.</summary>
    public static void AddHttpServing(this IServiceCollection services, ScoutOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddOpenApi();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
    }

    /// <summary>Adds the pipeline before the routes.</summary>
    public static void UseHttpServing(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        var token = app.Services.GetRequiredService<ScoutOptions>().HttpToken;
        if (token.Length > 0)
            app.Use((context, next) => IsOpen(context.Request.Path) || Holds(context, token) ? next(context) : Refuse(context));
        app.MapOpenApi();
    }

    // Probes and the page itself carry no data; everything else does.
    private static bool IsOpen(PathString path) => path.StartsWithSegments("/health") || path == "/";

    private static bool Holds(HttpContext context, string token)
    {
        const string scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[scheme.Length..]), Encoding.UTF8.GetBytes(token));
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(401, "UNAUTHORIZED", "Send the token as 'Authorization: Bearer TOKEN'.").ExecuteAsync(context);
    }
}
