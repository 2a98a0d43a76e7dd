using System.Collections.Concurrent;
using System.Globalization;
using System.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SceneScout.Imaging.Tests;

/// <summary>As much of S3 as the product uses, on a loopback port: objects of one bucket, two names a page.</summary>
internal sealed class BucketServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BucketServer(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, (byte[] Content, string? Type, DateTimeOffset At)> Objects { get; } = new();

    public bool Broken { get; set; }

    public Uri Address => new(_app.Urls.First());

    public static async Task<BucketServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new BucketServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var name = context.Request.Path.Value!["/bucket".Length..].TrimStart('/');
        if (Broken || !context.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=key/", StringComparison.Ordinal))
        {
            context.Response.StatusCode = 403;
            await context.Response.WriteAsync("<Error><Code>AccessDenied</Code><Message>no</Message></Error>");
            return;
        }

        switch (context.Request.Method)
        {
            case "PUT":
                using (var content = new MemoryStream())
                {
                    await context.Request.Body.CopyToAsync(content);
                    Objects[name] = (content.ToArray(), context.Request.ContentType, DateTimeOffset.UtcNow);
                }

                context.Response.Headers.ETag = "\"1\"";
                break;
            case "DELETE":
                Objects.TryRemove(name, out _);
                context.Response.StatusCode = 204;
                break;
            case "GET" when name.Length == 0:
                context.Response.ContentType = "application/xml";
                await context.Response.WriteAsync(List(context.Request.Query["prefix"]!, context.Request.Query["continuation-token"]));
                break;
            case "GET" when Objects.TryGetValue(name, out var found):
                context.Response.ContentLength = found.Content.Length;
                await context.Response.Body.WriteAsync(found.Content);
                break;
            default:
                context.Response.StatusCode = 404;
                await context.Response.WriteAsync("<Error><Code>NoSuchKey</Code><Message>not there</Message></Error>");
                break;
        }
    }

    private string List(string? prefix, string? after)
    {
        var all = Objects.Where(o => o.Key.StartsWith(prefix ?? "", StringComparison.Ordinal) && string.CompareOrdinal(o.Key, after) > 0).OrderBy(o => o.Key, StringComparer.Ordinal).ToList();
        var page = all.Take(2).ToList();
        var contents = string.Concat(page.Select(o => $"<Contents><Key>{SecurityElement.Escape(o.Key)}</Key><LastModified>{o.Value.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}</LastModified><Size>{o.Value.Content.Length}</Size></Contents>"));
        var more = all.Count > page.Count;
        return $"<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>bucket</Name><IsTruncated>{(more ? "true" : "false")}</IsTruncated>{(more ? $"<NextContinuationToken>{SecurityElement.Escape(page[^1].Key)}</NextContinuationToken>" : "")}{contents}</ListBucketResult>";
    }
}
