using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Scalar.AspNetCore;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Configuration;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Http.Export;
using SceneScout.Node.Http.Live;
using SceneScout.Node.Http.Unread;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>What all routes share: JSON, problem+json, OpenAPI, the token.</summary>
internal static class HttpServing
{
    // Each that waits for changes looks at the store whenever there is something new.
    private const int MostWaiting = 500;
    private const int LivePageSize = 100;

    /// <summary>Adds services.</summary>
    public static void AddHttpServing(this IServiceCollection services, ScoutOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddApiDescription();
        services.AddProblemDetails(details => details.CustomizeProblemDetails = context => Problems.Complete(context.ProblemDetails));
        services.AddExceptionHandler<StoreFaults>();
        services.AddSingleton(new FeedWaiting(MostWaiting));
        services.AddSingleton(given => new UnreadEventWriter(options.Registry, given.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions));
        services.AddSingleton<LivePlaces>();
        services.AddSingleton<NoticeBoard>();
        services.AddHostedService<NoticeService>();
        services.AddSingleton(given => new LiveFeed(
            after => ReadLiveAsync(given, after), given.GetRequiredService<SpawnServices>().FeedSignal, given.GetRequiredService<TimeProvider>()));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/jsonl", EventFeatureCollection.MediaType, EventCalendar.MediaType, "text/csv"];
        });
        var tokens = new AccessTokens(options.Security.ReadToken, options.Security.OperateToken, options.HttpToken);
        services.AddSingleton(tokens);
        services.AddSingleton(new BrowserSession(tokens.SessionKey));
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<TokenGate>();
        services.AddForeignPages(options.Callers.Origins);
        if (options.Callers.RequestsPerMinute > 0)
            services.AddSingleton(_ => new CallerLimits(options.Callers.RequestsPerMinute));
        services.AddSingleton(given => given.GetRequiredService<IStore>().Audit);
        services.AddSingleton(given => new HttpAudit(given.GetRequiredService<IStore>().Audit, given.GetRequiredService<TimeProvider>()));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            // Numbers are numbers: what is written says so, and the description with it.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
    }

    /// <summary>Adds the pipeline before the routes.</summary>
    public static void UseHttpServing(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<ScoutOptions>();
        app.UseKnownProxies(options.Callers.Proxies);
        app.UseSecurityHeaders(options.Dashboard);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<UncompressedRoute>() is null, most => most.UseResponseCompression());
        if (options.Callers.Origins.Length > 0)
            app.UseForeignPages();
        var gate = app.Services.GetRequiredService<TokenGate>();
        app.Use(next => context => gate.InvokeAsync(context, next));
        if (app.Services.GetService<CallerLimits>() is { } limits)
            app.Use(next => context => limits.InvokeAsync(context, next));
        app.UseEventSocket();
        app.MapOpenApi();
        // The page asks nobody but this node: no fonts, figures of use or services of its maker's.
        app.MapScalarApiReference("/docs", page => page.WithTitle("SceneScout API").DisableDefaultFonts().DisableTelemetry().HideDeveloperTools().DisableAgent().DisableMcp());
    }

    private static async Task<LivePage> ReadLiveAsync(IServiceProvider given, long after)
    {
        // Whoever asked first may be gone before the others: the read is nobody's own, and ends with the node.
        var page = await given.GetRequiredService<IStore>().Feed.ReadAsync(
            after, LivePageSize, documents: true, given.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var (options, json) = (given.GetRequiredService<ScoutOptions>(), given.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        return new LivePage([.. page.Changes.Select(change => EventChangeView.Of(change, options.Registry)).Zip(page.Changes, (view, change) =>
            new LiveChange(change.Seq, change.Kind, change.EventId, view.Event, JsonSerializer.Serialize(view, json)))], page.Next, page.Reset);
    }
}
