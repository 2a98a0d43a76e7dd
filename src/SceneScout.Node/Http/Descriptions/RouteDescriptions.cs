using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SceneScout.Node.Http.Descriptions;

/// <summary>What routes say of themselves in the description of the API, beside their types.</summary>
internal static class RouteDescriptions
{
    private const string Json = "application/json";

    /// <summary>Its parameters in the query string.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder route, params IEnumerable<QueryWord> words)
    {
        var told = words.ToList();
        return route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            // Those of the handler's own arguments are texts to it, whatever they mean.
            operation.Parameters = [.. (operation.Parameters ?? []).Where(known => told.TrueForAll(word => word.Name != known.Name)), .. told.Select(word => word.Parameter())];
            return Task.CompletedTask;
        });
    }

    /// <summary>A body as JSON, with an example.</summary>
    /// <typeparam name="T">Its form.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="example">An example as JSON.</param>
    /// <param name="optional">Whether it may be left out.</param>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, string example, bool optional = false)
        where T : notnull =>
        route.Accepts<T>(optional, Json, "*/*").AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.RequestBody is not OpenApiRequestBody { Content: { } content } body)
                return Task.CompletedTask;
            content.Remove("*/*");
            body.Required = !optional;
            if (content.TryGetValue(Json, out var form) && form is OpenApiMediaType told)
                told.Example = JsonNode.Parse(example);
            return Task.CompletedTask;
        });

    /// <summary>An answer with an example.</summary>
    /// <typeparam name="T">Its form.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="example">An example as JSON; null for none.</param>
    /// <param name="status">Its status.</param>
    /// <param name="mediaType">Its media type.</param>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, string? example = null, int status = StatusCodes.Status200OK, string mediaType = Json)
    {
        route.Produces<T>(status, mediaType);
        return example is null ? route : route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.Responses is { } responses && responses.TryGetValue($"{status}", out var answer) && answer.Content is { } content && content.TryGetValue(mediaType, out var form) && form is OpenApiMediaType told)
                told.Example = JsonNode.Parse(example);
            return Task.CompletedTask;
        });
    }

    /// <summary>It may be sent again under a key of the caller's.</summary>
    public static RouteHandlerBuilder IsKeyed(this RouteHandlerBuilder route) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters = [.. operation.Parameters ?? [], Header(IdempotencyKey.Header, "1 to 200 characters of the caller's choice: sent again under the same key, the request is not done again", "berlin-1")];
        return Task.CompletedTask;
    });

    /// <summary>A caller that has the answer already gets 304.</summary>
    /// <param name="route">The route.</param>
    /// <param name="exact">Whether its tag names the answer to the byte, and so can be a condition of replacing it: it travels as it is then, never compressed.</param>
    public static RouteHandlerBuilder IsTagged(this RouteHandlerBuilder route, bool exact = false)
    {
        if (exact)
            route.WithMetadata(UncompressedRoute.Mark);
        return route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters = [.. operation.Parameters ?? [], Header("If-None-Match", "the ETag of an answer that the caller has: the same answer is 304 without a body", null)];
            (operation.Responses ??= [])["304"] = new OpenApiResponse { Description = "The caller has the answer already." };
            return Task.CompletedTask;
        });
    }

    /// <summary>It replaces what is read at an address, and may be asked to only if that is still what the caller has read.</summary>
    public static RouteHandlerBuilder IsConditional(this RouteHandlerBuilder route) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters =
        [
            .. operation.Parameters ?? [],
            Header("If-Match", "the ETag of what the caller has read: it is replaced only if it is still the same; * for whatever is there", null),
            Header("If-None-Match", "* alone: only if there is nothing yet", null),
        ];
        (operation.Responses ??= [])["412"] = new OpenApiResponse { Description = "It is not what the caller has read: nothing was changed." };
        return Task.CompletedTask;
    });

    private static OpenApiParameter Header(string name, string meaning, string? example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = meaning,
        Example = example,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
