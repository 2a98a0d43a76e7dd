using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Recorded;

/// <summary>Answers recorded from the real APIs, when the folder that holds them exists above the tests.</summary>
internal static class RecordedPayloads
{
    private static readonly string? Folder = Find();

    public static bool Exist => Folder is not null;

    public static SourceName SourceOf(string folder) => folder == "google" ? SourceName.GooglePlaces : new SourceName(folder);

    /// <summary>The answers of the sources that are known; the folder holds more.</summary>
    public static IEnumerable<string> Files() => Folder is null
        ? []
        : Directory.EnumerateDirectories(Folder)
            .Where(folder => SourceRegistry.BuiltIn.Find(SourceOf(Path.GetFileName(folder))) is not null)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static JsonElement Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder!, file)));
        return document.RootElement.Clone();
    }

    public static ISourceAdapter AdapterOf(string file) => SourceRegistry.BuiltIn.Find(SourceOf(file.Split('/')[0]))!.Adapter;

    private static string? Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "shared", "payloads");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
