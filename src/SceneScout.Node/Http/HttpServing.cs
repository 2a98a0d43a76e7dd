using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SceneScout.Node.Configuration;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>What all routes share: JSON, problem+json, OpenAPI, the token.</summary>
internal static class HttpServing
{
    /// <summary>Adds services.</summary>
    public static void AddHttpServing(this IServiceCollection services, ScoutOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOpenApi();
        services.AddProblemDetails();
        services.AddExceptionHandler<StoreFaults>();
        services.AddSingleton<FeedWaiting>();
        services.AddSingleton(given => new HttpAudit(given.GetRequiredService<IStore>().Audit, given.GetRequiredService<TimeProvider>()));
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
        var options = app.Services.GetRequiredService<ScoutOptions>();
        var gate = new TokenGate(new AccessTokens(options.Security.ReadToken, options.Security.OperateToken, options.HttpToken));
        app.Use(next => context => gate.InvokeAsync(context, next));
        app.MapOpenApi();
    }
}
