using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace SceneScout.Simulator.Tests.Descriptions;

/// <summary>A source's own description of its API, read where it lies; absent on a machine without it.</summary>
public static class ApiDescription
{
    /// <summary>What a test writes when it has nothing to compare with.</summary>
    public const string Absent = "Skipped: no API descriptions on this machine.";

    /// <summary>The text of a description, or null when no folder above holds it.</summary>
    public static string? Text(string file)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", "api-descriptions", file);
            if (File.Exists(path))
            {
                return File.ReadAllText(path);
            }
        }

        return null;
    }

    /// <summary>A description in JSON.</summary>
    public static JsonObject? Json(string file) => Text(file) is { } text ? JsonNode.Parse(text)!.AsObject() : null;

    /// <summary>A description in YAML.</summary>
    public static JsonObject? Yaml(string file)
    {
        if (Text(file) is not { } text)
        {
            return null;
        }

        var graph = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(text);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(graph))!.AsObject();
    }

    /// <summary>Fails when anything deviates that is no known exception, or a known exception does not deviate any more.</summary>
    public static void AssertOnly(IEnumerable<string> exceptions, IEnumerable<string> deviations)
    {
        var found = deviations.ToHashSet(StringComparer.Ordinal);
        var known = exceptions.ToHashSet(StringComparer.Ordinal);
        Xunit.Assert.True(
            found.SetEquals(known),
            $"Deviations: {string.Join("; ", found.Except(known).Order())}\nExceptions without one: {string.Join("; ", known.Except(found).Order())}");
    }
}
