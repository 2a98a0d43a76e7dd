using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SceneScout.Node.Tests.Deploy;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Clients;

/// <summary>The description of the API, and what is made of it.</summary>
[Collection(NodeCollection.Name)]
public sealed partial class ApiDescriptionTests(NodeFixture fixture)
{
    private const string Committed = "clients/typescript/openapi.json";
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>With SCENESCOUT_WRITE_OPENAPI=1 it writes the file anew; then <c>npm run generate</c> makes the types of it.</summary>
    [Fact]
    public async Task The_description_that_clients_are_made_of_is_the_one_that_a_node_serves()
    {
        var served = JsonNode.Parse(await fixture.Http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative)))!.ToJsonString(Written) + "\n";
        if (Environment.GetEnvironmentVariable("SCENESCOUT_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(Path.Combine(DeployFiles.Root, Committed), served);

        Assert.Equal(DeployFiles.Text(Committed), served);
    }

    [Fact]
    public void The_types_of_the_client_were_made_of_that_description()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DeployFiles.Text(Committed))));

        Assert.Contains($"// openapi.json sha256: {hash}\n", DeployFiles.Text("clients/typescript/src/schema.ts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_of_the_whole_document_has_a_name_of_its_own_a_short_sentence_and_one_of_the_groups_that_are_described()
    {
        var description = JsonNode.Parse(await fixture.Http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative)))!;
        var groups = description["tags"]!.AsArray().ToDictionary(tag => (string)tag!["name"]!, tag => (string?)tag!["description"]);
        var operations = description["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", Operation: operation.Value!))).ToList();

        Assert.All(groups, group => Assert.EndsWith(".", group.Value, StringComparison.Ordinal));
        Assert.All(operations, told =>
        {
            Assert.True(told.Operation["tags"] is JsonArray { Count: 1 } tags && groups.ContainsKey((string)tags[0]!), told.Name);
            Assert.InRange(((string?)told.Operation["summary"] ?? "").Length, 5, 80);
            Assert.False(((string)told.Operation["summary"]!).EndsWith('.'), told.Name);
        });
        Assert.Equal(groups.Keys.Order(StringComparer.Ordinal), operations.Select(told => (string)told.Operation["tags"]![0]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(operations.Count, operations.Select(told => (string?)told.Operation["operationId"]).OfType<string>().Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Who_has_an_answer_already_is_told_so_wherever_an_answer_is_a_whole()
    {
        // Pages that wait for what is new, a check that runs anew, streams.
        string[] without = ["/api/events/changes", "/api/events/export", "/api/consistency", "/api/discoveries/{id}/progress", "/api/stream"];
        var paths = JsonNode.Parse(await fixture.Http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative)))!["paths"]!.AsObject();
        var reads = paths.Where(path => path.Key.StartsWith("/api/", StringComparison.Ordinal) && path.Value!["get"] is not null).ToList();
        Assert.Equal(without.Order(StringComparer.Ordinal), reads.Where(path => path.Value!["get"]!["responses"]!["304"] is null).Select(path => path.Key).Order(StringComparer.Ordinal));

        foreach (var (path, _) in reads.Where(path => !Parameters().IsMatch(path.Key) && !without.Contains(path.Key)))
        {
            using var answer = await fixture.Http.GetAsync(new Uri(Questions(path)[^1].TrimStart('/'), UriKind.Relative));
            Assert.True(answer.Headers.ETag is not null, path);
        }

        foreach (var path in (string[])["api/palettes", "api/patterns", "api/groups", "api/review/pairs", "api/dead-letters"])
        {
            using var answer = await fixture.Http.GetAsync(new Uri(path, UriKind.Relative));
            using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            using var known = await fixture.Http.SendAsync(again);
            Assert.Equal((System.Net.HttpStatusCode.NotModified, 0L), (known.StatusCode, (await known.Content.ReadAsByteArrayAsync()).LongLength));
        }
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_sentence_and_the_form_of_its_answers_and_of_its_problems()
    {
        var description = JsonNode.Parse(await fixture.Http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative)))!;
        Assert.StartsWith("3.1", (string?)description["openapi"], StringComparison.Ordinal);
        Assert.Null(description["servers"]);
        var operations = description["paths"]!.AsObject().Where(path => path.Key.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", Operation: operation.Value!))).ToList();

        Assert.True(operations.Count > 50, $"{operations.Count}");
        Assert.All(operations, told =>
        {
            Assert.False(string.IsNullOrEmpty((string?)told.Operation["operationId"]), told.Name);
            Assert.False(string.IsNullOrEmpty((string?)told.Operation["summary"]), told.Name);
            Assert.Equal("#/components/responses/Problem", (string?)told.Operation["responses"]!["default"]!["$ref"]);
            Assert.Contains(told.Operation["responses"]!.AsObject(), answer => answer.Key[0] == '2' && (answer.Key == "204" || answer.Value!["content"] is not null));
            if (told.Name.StartsWith("post", StringComparison.Ordinal) && told.Operation["requestBody"] is { } body)
                Assert.True(body["content"]!["application/json"]!["example"] is not null, told.Name);
        });
    }

    [Fact]
    public async Task What_is_answered_is_what_the_description_says()
    {
        var description = JsonNode.Parse(await fixture.Http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative)))!;
        var schemas = description["components"]!["schemas"]!.AsObject();
        var odd = new List<string>();
        var asked = 0;
        foreach (var (path, item) in description["paths"]!.AsObject())
        {
            if (item!["get"] is not { } get || Parameters().IsMatch(path) || get["responses"]!["200"]?["content"]?["application/json"]?["schema"] is not { } schema)
                continue;
            foreach (var address in Questions(path))
            {
                asked++;
                var answer = JsonNode.Parse(await fixture.Http.GetStringAsync(new Uri(address.TrimStart('/'), UriKind.Relative)));
                odd.AddRange(Mistakes(answer, schema, schemas, address));
            }
        }

        Assert.True(asked > 15, $"{asked}");
        Assert.Empty(odd.Take(20));
    }

    // Most routes answer without being told anything.
    private static string[] Questions(string path) => path switch
    {
        "/api/spawn" => ["/api/spawn?action=status", "/api/spawn?action=tasks", "/api/spawn?action=state", "/api/spawn?action=workers"],
        "/api/geo" => ["/api/geo?city=Paris"],
        "/api/geo/reverse" => ["/api/geo/reverse?latitude=-40&longitude=-120", "/api/geo/reverse?latitude=52.52&longitude=13.405"],
        _ => [path],
    };

    // What is needed of JSON Schema to say whether an answer keeps to it, no member beyond those that are told.
    private static IEnumerable<string> Mistakes(JsonNode? value, JsonNode schema, JsonObject schemas, string at)
    {
        if ((string?)schema["$ref"] is { } reference)
            return Mistakes(value, schemas[reference.Split('/')[^1]]!, schemas, at);
        if (schema["anyOf"] is JsonArray any)
            return any.Any(one => !Mistakes(value, one!, schemas, at).Any()) ? [] : [$"{at}: none of its forms; {string.Join(" | ", any.SelectMany(one => Mistakes(value, one!, schemas, at).Take(2)))}"];
        if (schema["oneOf"] is JsonArray either)
            return either.Any(one => !Mistakes(value, one!, schemas, at).Any()) ? [] : [$"{at}: none of its forms"];
        var types = schema["type"] switch { JsonArray list => [.. list.Select(type => (string)type!)], JsonValue one => new[] { (string)one! }, _ => [] };
        var kind = value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "number",
        };
        if (types.Length > 0 && !types.Contains(kind) && !(kind == "number" && types.Contains("integer")))
            return [$"{at}: {kind} instead of {string.Join('|', types)}"];
        if (value is JsonArray array && schema["items"] is { } items)
            return array.SelectMany((one, i) => Mistakes(one, items, schemas, $"{at}[{i}]"));
        if (value is not JsonObject members || schema["properties"] is not JsonObject known)
            return value is JsonObject map && schema["additionalProperties"] is JsonObject each ? map.SelectMany(one => Mistakes(one.Value, each, schemas, $"{at}.{one.Key}")) : [];
        var missing = (schema["required"] as JsonArray ?? []).Select(name => (string)name!).Where(name => !members.ContainsKey(name)).Select(name => $"{at}: without {name}");
        return missing.Concat(members.SelectMany(one => known[one.Key] is { } form ? Mistakes(one.Value, form, schemas, $"{at}.{one.Key}") : [$"{at}.{one.Key}: not described"]));
    }

    [GeneratedRegex(@"\{")]
    private static partial Regex Parameters();
}
