using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace SceneScout.Node.Http;

/// <summary>JSON with an entity tag: a caller that has the answer already gets 304 and no body.</summary>
/// <param name="value">What is answered.</param>
/// <param name="mediaType">Its media type.</param>
internal sealed class TaggedJson(object value, string mediaType = "application/json") : IResult
{
    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var body = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), options);
        await SendAsync(httpContext, body, mediaType);
    }

    /// <summary>Answers JSON that is written already.</summary>
    internal static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, string mediaType = "application/json")
    {
        if (EntityTags.IsKnown(context, body.Span))
            return;
        var response = context.Response;
        response.ContentType = $"{mediaType}; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
