using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SceneScout.Domain.Faults;

namespace SceneScout.Node.Http.Descriptions;

/// <summary>The description of the API as a whole: what is said once for all routes. It depends on no setting and no address, so that clients made of it stay as they are.</summary>
internal static class ApiDescription
{
    private const string Problem = "Problem";
    private const string ProblemMedia = "application/problem+json";

    // What these hold is null where it is not known, not left out.
    private static readonly HashSet<(string Schema, string Property)> Null = [("EventChangeView", "event"), ("EventFeature", "geometry")];

    /// <summary>Adds it.</summary>
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            LeaveOutNulls(document);
            foreach (var (path, item) in document.Paths)
                foreach (var operation in (item.Operations ?? []).Values)
                {
                    Group(document, path, operation);
                    TellFaults(document, path, operation);
                }

            document.Components?.Schemas?.Remove("ProblemDetails");
            OfSpawn(document);
            return Task.CompletedTask;
        });
    });

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "SceneScout",
            Version = "1",
            Description = "Local events as one clean, de-duplicated stream. Changes of this interface add to it: routes, parameters and members come, none goes or changes its meaning. Members that are not known are left out. Instants are ISO 8601, distances are metres.",
        };
        document.Servers = [];
        document.Tags = ApiGroups.All.Select(group => new OpenApiTag { Name = group.Name, Description = group.Description }).ToHashSet();
        document.AddComponent("token", (IOpenApiSecurityScheme)new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of the node; none on a node without tokens, which serves its own machine alone." });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }, new OpenApiSecurityRequirement()];
        document.AddComponent(Problem, (IOpenApiSchema)new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "An error (RFC 9457).",
            Required = new HashSet<string> { "type", "title", "status", "detail", "error", "code", "retryable" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("What went wrong, as a URN: " + string.Join(", ", Enum.GetValues<FaultKind>().Select(kind => new SpawnFault(kind, "").Traits.ProblemType).Distinct()) + ", or urn:scenescout:http:* of a request that the interface itself refuses."),
                ["title"] = Text("The status in words."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." },
                ["detail"] = Text("The field, its value and what is accepted, or what happened."),
                ["error"] = Text("As detail."),
                ["code"] = Text("A stable code, for example VALIDATION_ERROR."),
                ["retryable"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Whether trying again can help; Retry-After says when." },
                ["traceId"] = Text("The trace of the request."),
            },
            Examples = [new JsonObject
            {
                ["type"] = "urn:scenescout:fault:validation-error",
                ["title"] = "Bad Request",
                ["status"] = 400,
                ["detail"] = "limit '0' is not accepted: a whole number from 1 to 500.",
                ["error"] = "limit '0' is not accepted: a whole number from 1 to 500.",
                ["code"] = "VALIDATION_ERROR",
                ["retryable"] = false,
            }],
        });
        document.AddComponent(Problem, (IOpenApiResponse)new OpenApiResponse
        {
            Description = "The request was not done.",
            Headers = new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait, where trying again can help.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } } },
            Content = new Dictionary<string, OpenApiMediaType> { [ProblemMedia] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Problem, document) } },
        });

        static OpenApiSchema Text(string meaning) => new() { Type = JsonSchemaType.String, Description = meaning };
    }

    // Otherwise a route is in a group named after the class that maps it.
    private static void Group(OpenApiDocument document, string path, OpenApiOperation operation) =>
        operation.Tags = ApiGroups.Of(path) is { } group ? new HashSet<OpenApiTagReference> { new(group.Name, document) } : [];

    private static void TellFaults(OpenApiDocument document, string path, OpenApiOperation operation)
    {
        if (!path.StartsWith("/api/", StringComparison.Ordinal))
            return;
        operation.Responses ??= [];
        foreach (var answer in operation.Responses.Values)
            if (answer.Content?.TryGetValue(ProblemMedia, out var form) == true && form is OpenApiMediaType told)
                told.Schema = new OpenApiSchemaReference(Problem, document);
        operation.Responses["default"] = new OpenApiResponseReference(Problem, document);
    }

    // What is null is left out: a member that may be null is one that may be missing, and every other is there.
    private static void LeaveOutNulls(OpenApiDocument document)
    {
        foreach (var (name, given) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (given is not OpenApiSchema { Properties: { Count: > 0 } properties } schema || name == Problem)
                continue;
            var there = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var (member, value) in properties.ToList())
            {
                if (Null.Contains((name, member)))
                    there.Add(member);
                else if (Without(value) is { } known)
                    properties[member] = known;
                else
                    there.Add(member);
            }

            schema.Required = there;
        }
    }

    // Null where a schema does not allow null; else the schema without it.
    private static IOpenApiSchema? Without(IOpenApiSchema given)
    {
        if (given is not OpenApiSchema schema)
            return null;
        if (schema.OneOf is { Count: 2 } either && either.FirstOrDefault(one => one.Type == JsonSchemaType.Null) is { } none)
            return either.First(one => one != none);
        if (schema.Type is not { } type || !type.HasFlag(JsonSchemaType.Null) || type == JsonSchemaType.Null)
            // A schema without a type, as any JSON has it, allows null, too.
            return schema.Type is null && schema.OneOf is null && schema.AnyOf is null && schema.AllOf is null && schema.Enum is null ? schema : null;
        schema.Type = type & ~JsonSchemaType.Null;
        return schema;
    }

    // One route, four answers: what it is asked for decides.
    private static void OfSpawn(OpenApiDocument document)
    {
        if (document.Paths.TryGetValue("/api/spawn", out var spawn) && spawn.Operations?[HttpMethod.Get].Responses?["200"].Content?["application/json"] is OpenApiMediaType answer)
            answer.Schema = new OpenApiSchema
            {
                AnyOf =
                [
                    new OpenApiSchemaReference(nameof(SystemStatus), document),
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(nameof(WorkerView), document) },
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(nameof(TaskView), document) },
                    new OpenApiSchemaReference(nameof(SpawnState), document),
                ],
            };
    }
}
