using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SceneScout.Lab.Bench.Images;

/// <summary>Serves files by their number from a free loopback port.</summary>
internal sealed class PictureServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PictureServer(WebApplication app) => _app = app;

    /// <summary>Starts it.</summary>
    public static async Task<PictureServer> StartAsync(byte[][] files, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            var file = files[int.Parse(context.Request.Path.Value![1..], CultureInfo.InvariantCulture)];
            context.Response.ContentType = "image/jpeg";
            context.Response.ContentLength = file.Length;
            await context.Response.Body.WriteAsync(file, context.RequestAborted);
        });
        await app.StartAsync(cancellation);
        return new PictureServer(app);
    }

    /// <summary>The address of a file.</summary>
    public string UrlOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{_app.Urls.First()}/{number}");

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
