namespace SceneScout.Classification.Tests;

/// <summary>The titles of <c>titles.tsv</c>: made up, several languages, every category.</summary>
internal static class MadeUpTitles
{
    public static IReadOnlyList<(string Language, string[] Categories, string Title, string? Description)> All { get; } = [.. Read()];

    private static IEnumerable<(string Language, string[] Categories, string Title, string? Description)> Read()
    {
        using var reader = new StreamReader(typeof(MadeUpTitles).Assembly.GetManifestResourceStream("titles.tsv")!);
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is { Length: >= 3 } parts && line[0] != '#')
                yield return (parts[0], parts[1].Split('|'), parts[2], parts.ElementAtOrDefault(3));
    }
}
