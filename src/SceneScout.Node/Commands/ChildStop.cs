using System.Runtime.InteropServices;

namespace SceneScout.Node.Commands;

/// <summary>Turns SIGINT and SIGTERM into a cancellation, for commands that have other processes to stop before they end.</summary>
internal static class ChildStop
{
    /// <summary>Runs a command under it.</summary>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> run, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
        try
        {
            return await run(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }

        void Ask(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
