using System.Diagnostics;

namespace SceneScout.Lab.Clusters;

/// <summary>Ends the processes that this one started when it is gone without having done so (SIGKILL, out of memory): a shell that reads a pipe of which only this process holds the other end. Not on Windows.</summary>
internal static class OrphanWatch
{
    // Woken first: a frozen process does not hear that it shall end. INT first: on TERM alone PostgreSQL would wait for its clients; TERM for those that ignore INT, as all do that a script started in the background. After 15 s those that are still there are killed.
    private const string Script =
        """
        alive=" "
        while read -r sign id; do
          case "$sign$alive" in
            +*) alive="$alive$id " ;;
            -*" $id "*) alive="${alive%% $id *} ${alive#* $id }" ;;
          esac
        done
        kill -CONT $alive; kill -INT $alive; kill -TERM $alive
        for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
          left=
          for id in $alive; do kill -0 $id && left="$left $id"; done
          [ -z "$left" ] && exit
          sleep 1
        done
        kill -KILL $left
        """;

    private static readonly Lock Gate = new();
    private static Process? _shell;

    /// <summary>A process began.</summary>
    public static void Begun(int id) => Say($"+ {id}");

    /// <summary>A process ended; its number may be another's from now on.</summary>
    public static void Ended(int id) => Say($"- {id}");

    /// <summary>All have been ended in order.</summary>
    public static void Stop()
    {
        lock (Gate)
            _shell?.Kill();
    }

    private static void Say(string line)
    {
        if (OperatingSystem.IsWindows())
            return;
        lock (Gate)
        {
            _shell ??= Start();
            try
            {
                _shell.StandardInput.WriteLine(line);
                _shell.StandardInput.Flush();
            }
            catch (IOException)
            {
                // Somebody ended the shell: what it would have caught is caught no more, and everything else goes on.
            }
        }
    }

    // In a session of its own: Ctrl-C in the terminal is not for it.
    private static Process Start()
    {
        string[] line = ["sh", "-c", $"exec 2>/dev/null\n{Script}"];
        if (File.Exists("/usr/bin/setsid"))
            line = ["/usr/bin/setsid", .. line];
        var info = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        return Process.Start(info) ?? throw new InvalidOperationException($"{line[0]} does not start.");
    }
}
