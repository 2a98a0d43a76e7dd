using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace SceneScout.Node.Http;

/// <summary>JSON with an entity tag: a caller that has the answer already gets 304 and no body.</summary>
/// <param name="value">What is answered; bytes are JSON that is written already.</param>
/// <param name="mediaType">Its media type.</param>
internal sealed class TaggedJson(object value, string mediaType = TaggedJson.Json) : IResult
{
    private const string Json = "application/json";

    /// <summary>How it is written; null as all JSON of the interface.</summary>
    public JsonSerializerOptions? Options { get; init; }

    /// <summary>Whether its tag names it to the byte; only on a route whose answers are not compressed.</summary>
    public bool Exact { get; init; }

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext) => SendAsync(httpContext, Bytes(httpContext, value, Options), mediaType, Exact);

    /// <summary>The tag that a value is answered with where tags are exact.</summary>
    public static EntityTagHeaderValue TagOf(HttpContext context, object value) => EntityTags.Of(Bytes(context, value, null), exact: true);

    /// <summary>Answers JSON that is written already.</summary>
    internal static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, string mediaType = Json, bool exact = false)
    {
        if (EntityTags.IsKnown(context, body.Span, exact))
            return;
        var response = context.Response;
        response.ContentType = $"{mediaType}; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Bytes(HttpContext context, object value, JsonSerializerOptions? options) => value as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(
        value, value.GetType(), options ?? context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
}
