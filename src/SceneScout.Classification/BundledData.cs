namespace SceneScout.Classification;

/// <summary>The files that ship within the assembly.</summary>
internal static class BundledData
{
    /// <summary>A file's bytes.</summary>
    /// <param name="name">Its name, without a folder.</param>
    public static Stream Open(string name) =>
        typeof(BundledData).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");

    /// <summary>A text file's lines.</summary>
    /// <param name="name">Its name, without a folder.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
