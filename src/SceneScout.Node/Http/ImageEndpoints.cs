using SceneScout.Actors.Hosting;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Imaging.Keeping;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/images/{hash}/{variant}</c>.</summary>
internal static class ImageEndpoints
{
    // The hash names the content: it never changes.
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Maps the route.</summary>
    public static void MapImages(this WebApplication app) =>
        app.MapGet("/api/images/{hash}/{variant}", FindAsync).WithSummary("A picture of an event in one of its sizes, as WebP").WithDescription("hash and variant (320, 640, 1280) are those of the event's picture.").WithName("getPicture").Produces<byte[]>(StatusCodes.Status200OK, "image/webp").IsTagged();

    /// <summary>Where a variant is served.</summary>
    public static string PathOf(string hash, int variant) => $"/api/images/{hash}/{variant}";

    private static async Task<IResult> FindAsync(string hash, string variant, HttpResponse response, SpawnServices services, CancellationToken cancellation)
    {
        if (PictureKey.Parse(hash, variant) is not { } key)
            return Problems.Field(PictureKey.IsHash(hash) ? "variant" : "hash", PictureKey.IsHash(hash) ? variant : hash, PictureKey.Form);
        if (services.Pictures is null || await services.Pictures.Files.FindAsync(key, cancellation) is not { } content)
            return Problems.Of(404, "NOT_FOUND", $"There is no picture {hash} in size {variant}{(services.Pictures is null ? ": scenescout.images.enabled is false" : "")}.");
        response.Headers.CacheControl = ForEver;
        // Whatever a browser makes of it, it is a picture and nothing that runs.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'";
        return Results.Bytes(content, "image/webp", entityTag: new($"\"{hash}-{key.Variant}\""));
    }
}
