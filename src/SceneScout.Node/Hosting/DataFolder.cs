namespace SceneScout.Node.Hosting;

/// <summary>The folder of the embedded store: kept when named, else temporary and deleted at the end.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly bool _temporary;

    private DataFolder(string path, bool temporary)
    {
        Path = path;
        _temporary = temporary;
        Directory.CreateDirectory(path);
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>The named folder, or a new temporary one.</summary>
    public static DataFolder Of(string? named) => named is null
        ? new DataFolder(Directory.CreateTempSubdirectory("scenescout-").FullName, temporary: true)
        : new DataFolder(System.IO.Path.GetFullPath(named), temporary: false);

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_temporary)
            return;
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException e)
        {
            Console.Error.WriteLine($"The temporary folder {Path} stays: {e.Message}");
        }
    }
}
