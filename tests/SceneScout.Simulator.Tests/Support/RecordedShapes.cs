using System.Text.Json;

namespace SceneScout.Simulator.Tests.Support;

/// <summary>The field names and kinds of recorded answers, read where they lie; absent on a machine without them.</summary>
public sealed class RecordedShapes
{
    private readonly Dictionary<string, HashSet<string>> _kinds = new(StringComparer.Ordinal);
    private readonly string _descriptions;

    private RecordedShapes(IEnumerable<string> payloads, IEnumerable<string> descriptions, string root)
    {
        foreach (var file in payloads)
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var (field, kind) in Fields(document.RootElement, root))
            {
                if (!_kinds.TryGetValue(field, out var kinds))
                {
                    _kinds[field] = kinds = [];
                }

                kinds.Add(kind);
            }
        }

        _descriptions = string.Join('\n', descriptions.Select(File.ReadAllText));
    }

    /// <summary>The shapes of a source, or null when no folder above holds the recordings. The root is what a recorded file as a whole is.</summary>
    public static RecordedShapes? Of(string folder, string descriptions, Func<string, bool>? only = null, string root = "$")
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var shared = Path.Combine(at.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "payloads")))
            {
                return new RecordedShapes(
                    Directory.EnumerateFiles(Path.Combine(shared, "payloads", folder), "*.json").Where(file => only?.Invoke(Path.GetFileName(file)) ?? true),
                    Directory.EnumerateFiles(Path.Combine(shared, "api-descriptions"), descriptions),
                    root);
            }
        }

        return null;
    }

    /// <summary>Fields as "parent.name" with their kind; true and false are one kind.</summary>
    public static IEnumerable<(string Field, string Kind)> Fields(JsonElement element, string parent)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    yield return ($"{parent}.{property.Name}", Kind(property.Value));
                    foreach (var inner in Fields(property.Value, property.Name))
                    {
                        yield return inner;
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var inner in element.EnumerateArray().SelectMany(item => Fields(item, parent)))
                {
                    yield return inner;
                }

                break;
            default:
                break;
        }
    }

    /// <summary>All recorded names, whatever their parents.</summary>
    public IEnumerable<string> Names() => _kinds.Keys.Select(field => field.Split('.')[1]).Distinct();

    /// <summary>The fields of an answer that are neither recorded under that parent nor named in the description.</summary>
    public IEnumerable<string> Unknown(JsonElement answer, string parent) =>
        Fields(answer, parent).Select(pair => pair.Field).Distinct().Where(field => !_kinds.ContainsKey(field) && !IsDescribed(field.Split('.')[1]));

    /// <summary>The fields whose kind was never recorded, where the field itself was; a null tells nothing.</summary>
    public IEnumerable<string> OfAnotherKind(JsonElement answer, string parent) =>
        Fields(answer, parent).Distinct()
            .Where(pair => pair.Kind != "Null" && _kinds.TryGetValue(pair.Field, out var kinds) && kinds.Any(kind => kind != "Null") && !kinds.Contains(pair.Kind))
            .Select(pair => $"{pair.Field} is {pair.Kind}, recorded as {string.Join('/', _kinds[pair.Field])}");

    private static string Kind(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : value.ValueKind.ToString();

    private bool IsDescribed(string name) =>
        System.Text.RegularExpressions.Regex.IsMatch(_descriptions, $@"(?<![\w]){System.Text.RegularExpressions.Regex.Escape(name)}(?![\w])");
}
