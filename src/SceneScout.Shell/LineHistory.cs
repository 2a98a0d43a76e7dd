namespace SceneScout.Shell;

/// <summary>The lines of this and earlier sessions, kept in a file that only its owner reads.</summary>
internal sealed class LineHistory
{
    private const int Kept = 1000;
    private readonly string? _file;
    private readonly List<string> _lines = [];
    private int _at;
    private string _draft = "";

    private LineHistory(string? file) => _file = file;

    /// <summary>Where history is kept unless somebody says otherwise.</summary>
    public static string DefaultFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "scenescout", "shell_history");

    /// <summary>Lines, oldest first.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Reads a history; a file that cannot be read is an empty one.</summary>
    /// <param name="file">The file; null to keep none.</param>
    public static LineHistory Open(string? file)
    {
        var history = new LineHistory(file);
        try
        {
            if (file is not null && File.Exists(file))
                history._lines.AddRange(File.ReadLines(file).TakeLast(Kept));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The history {file} cannot be read: {e.Message}");
        }

        history._at = history._lines.Count;
        return history;
    }

    /// <summary>Takes a line up, unless it is the last one again.</summary>
    public void Add(string line)
    {
        if (line.Length > 0 && (_lines.Count == 0 || _lines[^1] != line))
        {
            _lines.Add(line);
            if (_lines.Count > Kept)
                _lines.RemoveAt(0);
            Write();
        }

        (_at, _draft) = (_lines.Count, "");
    }

    /// <summary>The line before; null at the oldest.</summary>
    /// <param name="current">What is typed now; it comes back at the newest end.</param>
    public string? Older(string current)
    {
        if (_at == 0)
            return null;
        if (_at == _lines.Count)
            _draft = current;
        return _lines[--_at];
    }

    /// <summary>The line after; null at the newest.</summary>
    public string? Newer() => _at == _lines.Count ? null : ++_at == _lines.Count ? _draft : _lines[_at];

    private void Write()
    {
        if (_file is null)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_file))!);
            File.WriteAllLines(_file, _lines);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The history {_file} cannot be written: {e.Message}");
        }
    }
}
