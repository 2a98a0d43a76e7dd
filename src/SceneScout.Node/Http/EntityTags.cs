using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace SceneScout.Node.Http;

/// <summary>Entity tags (RFC 9110) of answers.</summary>
internal static class EntityTags
{
    private const int TagBytes = 12;

    /// <summary>The tag of some content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="exact">Whether it names the bytes as they travel; weak otherwise, as the same answer may travel compressed.</param>
    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> content, bool exact) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, TagBytes))}\"", isWeak: !exact);

    /// <summary>Tells the tag of what is answered.</summary>
    /// <returns>True when the caller has it already: the answer is 304 then, without a body.</returns>
    public static bool IsKnown(HttpContext context, ReadOnlySpan<byte> content, bool exact = false)
    {
        var tag = Of(content, exact);
        var response = context.Response;
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        if (!context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
            return false;
        response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
