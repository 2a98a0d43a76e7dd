using System.Globalization;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>Processor time that processes of this machine have used, of Linux' <c>/proc/PID/stat</c>.</summary>
/// <param name="Parent">The parent's process id.</param>
/// <param name="Name">The program's name.</param>
/// <param name="Own">Used by the process itself.</param>
/// <param name="Ended">Used by children that have ended and were waited for.</param>
internal sealed record ProcessTimes(int Parent, string Name, TimeSpan Own, TimeSpan Ended)
{
    // What the kernel counts in, on every machine that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Reads a line; null when it is none.</summary>
    public static ProcessTimes? Read(string stat)
    {
        // The name stands in brackets and may hold anything, brackets too.
        var (open, close) = (stat.IndexOf('('), stat.LastIndexOf(')'));
        if (open < 0 || close < open)
            return null;
        var fields = stat[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // Fields 4 (parent) and 14 to 17 of proc(5), counted from the third on.
        return fields.Length > 14 && int.TryParse(fields[1], CultureInfo.InvariantCulture, out var parent)
            ? new ProcessTimes(parent, stat[(open + 1)..close], Time(fields[11]) + Time(fields[12]), Time(fields[13]) + Time(fields[14]))
            : null;
    }

    /// <summary>The times of a running process; null when there is none, or no such file on this system.</summary>
    public static ProcessTimes? Of(int process)
    {
        try
        {
            return Read(File.ReadAllText($"/proc/{process}/stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What a process and all of its children have used, ended ones included; null when it cannot be told.</summary>
    public static TimeSpan? OfFamily(int process)
    {
        if (Of(process) is not { } head)
            return null;
        var total = head.Own + head.Ended;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Of(id) is { } child && child.Parent == process)
                total += child.Own + child.Ended;
        return total;
    }

    private static TimeSpan Time(string ticks) => TimeSpan.FromSeconds(double.Parse(ticks, CultureInfo.InvariantCulture) / TicksPerSecond);
}
