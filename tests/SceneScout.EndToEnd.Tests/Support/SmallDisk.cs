using System.Diagnostics;

namespace SceneScout.EndToEnd.Tests.Support;

/// <summary>A disk of a few megabytes (a tmpfs) that can be filled to its last byte and emptied again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 20;
    private readonly TemporaryFolder _folder = new();

    /// <summary>Null where disks can be mounted; else why not.</summary>
    public static string? WhyMissing { get; } = Probe();

    /// <summary>Mounts it.</summary>
    /// <exception cref="InvalidOperationException">The machine does not allow it; the message is that of <c>mount</c>.</exception>
    public SmallDisk()
    {
        Directory.CreateDirectory(Path);
        if (Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", Path) is not { } refusal)
            return;
        _folder.Dispose();
        throw new InvalidOperationException(refusal);
    }

    public string Path => _folder.Of("disk");

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        // Smaller and smaller pieces, until not one byte finds room.
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var piece = new byte[1024 * 1024]; piece.Length > 0;)
            try
            {
                ballast.Write(piece);
            }
            catch (IOException)
            {
                piece = new byte[piece.Length / 2];
            }
    }

    /// <summary>Gives the room back.</summary>
    public void Empty() => File.Delete(Ballast);

    public void Dispose()
    {
        // Lazily: a process that was killed a moment ago may still hold a file.
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    // Null when it worked.
    private static string? Run(string program, params string[] line)
    {
        using var process = Process.Start(new ProcessStartInfo(program, line) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{program} {string.Join(' ', line)}: {said.Trim()}";
    }

    private static string? Probe()
    {
        if (!OperatingSystem.IsLinux())
            return "A tmpfs exists on Linux only.";
        try
        {
            using var disk = new SmallDisk();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"No small disk can be mounted here. {e.Message}";
        }
    }
}
