using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SceneScout.Dashboard.Hosting;

/// <summary>What pages load: files in this assembly. An address holds its file's hash, so a browser keeps it for good.</summary>
internal static class DashboardAssets
{
    /// <summary>Where they are served.</summary>
    public const string Folder = "/_scout";

    private const string Prefix = "assets/";
    private static readonly FrozenDictionary<string, (byte[] Bytes, string Hash)> Files = typeof(DashboardAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>The address of a file.</summary>
    public static string Url(string file) => $"{Folder}/{file}?v={Files[file].Hash}";

    /// <summary>Answers a request for a file.</summary>
    public static IResult Serve(string file, HttpContext context)
    {
        if (!Files.TryGetValue(file, out var found))
            return Results.NotFound();
        context.Response.Headers.CacheControl = context.Request.Query["v"] == found.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(found.Bytes, Path.GetExtension(file) switch { ".css" => "text/css", ".js" => "text/javascript", ".svg" => "image/svg+xml", _ => "application/octet-stream" }, entityTag: new EntityTagHeaderValue($"\"{found.Hash}\""));
    }

    private static (byte[] Bytes, string Hash) Read(string name)
    {
        using var stream = typeof(DashboardAssets).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }
}
