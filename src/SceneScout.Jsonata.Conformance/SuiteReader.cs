using System.Globalization;
using System.Text.Json;

namespace SceneScout.Jsonata.Conformance;

/// <summary>Reads a suite: groups are folders or files under <c>groups</c>, inputs are files under <c>datasets</c>.</summary>
public sealed class SuiteReader
{
    private readonly string _directory;
    private readonly Dictionary<string, JsonElement> _datasets = new(StringComparer.Ordinal);

    /// <summary>Reads from a folder that has a folder <c>groups</c>.</summary>
    public SuiteReader(string directory) => _directory = directory;

    /// <summary>All cases, by group and file.</summary>
    public IReadOnlyList<SuiteCase> Read()
    {
        var groups = Path.Combine(_directory, "groups");
        if (!Directory.Exists(groups))
            throw new DirectoryNotFoundException($"{_directory} is not a suite: it has no folder \"groups\".");
        var cases = new List<SuiteCase>();
        foreach (var entry in Directory.EnumerateFileSystemEntries(groups).Order(StringComparer.Ordinal))
        {
            var group = Path.GetFileNameWithoutExtension(entry);
            if (!Directory.Exists(entry))
                ReadFile(group, entry, cases);
            else
                ReadFolder(Path.GetFileName(entry), entry, cases);
        }

        return cases;
    }

    private void ReadFolder(string group, string folder, List<SuiteCase> cases)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            ReadFile(group, file, cases);
    }

    private void ReadFile(string group, string file, List<SuiteCase> cases)
    {
        if (!string.Equals(Path.GetExtension(file), ".json", StringComparison.OrdinalIgnoreCase))
            return;
        var content = Load(file);
        var name = Path.GetFileNameWithoutExtension(file);
        if (content.ValueKind != JsonValueKind.Array)
        {
            cases.Add(Case(group, name, file, content));
            return;
        }

        var number = 0;
        foreach (var definition in content.EnumerateArray())
            cases.Add(Case(group, string.Create(CultureInfo.InvariantCulture, $"{name}[{number++}]"), file, definition));
    }

    private SuiteCase Case(string group, string name, string file, JsonElement definition)
    {
        var expression = definition.TryGetProperty("expr-file", out var exprFile)
            ? File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, exprFile.GetString()!))
            : Text(definition.GetProperty("expr"));
        return new(group, name, expression, Data(definition), definition);
    }

    private JsonElement? Data(JsonElement definition)
    {
        if (definition.TryGetProperty("data", out var data))
            return data;
        if (!definition.TryGetProperty("dataset", out var dataset) || dataset.ValueKind == JsonValueKind.Null)
            return null;
        var name = dataset.GetString()!;
        if (!_datasets.TryGetValue(name, out var known))
            _datasets[name] = known = Load(Path.Combine(_directory, "datasets", $"{name}.json"));
        return known;
    }

    /// <summary>A string that may hold half of a surrogate pair, which some cases are about.</summary>
    private static string Text(JsonElement element) => JsonataValue.From(element).GetString();

    private static JsonElement Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.Clone();
    }
}
