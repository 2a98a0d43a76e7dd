namespace SceneScout.Threds.Scripts;

/// <summary>The patterns that ship, and the scripts that prove them.</summary>
public static class ShippedPatterns
{
    private const string Prefix = "patterns/";

    /// <summary>The names of the files: <c>NAME.pattern.json</c> and <c>NAME.script.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(ShippedPatterns).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>The text of a file, also without <c>.json</c>; null when there is no such file.</summary>
    public static string? Read(string name)
    {
        var file = Names.FirstOrDefault(known => known == name || known == $"{name}.json" || known == $"{name}.pattern.json");
        if (file is null)
            return null;
        using var reader = new StreamReader(typeof(ShippedPatterns).Assembly.GetManifestResourceStream(Prefix + file)!);
        return reader.ReadToEnd();
    }
}
