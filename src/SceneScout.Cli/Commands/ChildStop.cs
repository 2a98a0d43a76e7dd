using System.ComponentModel;
using System.Data.Common;
using System.Runtime.InteropServices;
using SceneScout.Contracts;
using SceneScout.Node.Configuration;
using SceneScout.Storage.Contracts;

namespace SceneScout.Cli.Commands;

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
        catch (Exception e) when (e is not ConfigMistakeException)
        {
            // Everything that was started has been ended on the way here; an exception that nobody caught would skip that. Its trace is for those that nobody expects.
            var expected = e is InvalidOperationException or TimeoutException or HttpRequestException or StoreUnavailableException or IOException or UnauthorizedAccessException or OperationCanceledException or Win32Exception or DbException;
            Console.Error.WriteLine($"scout: {(expected ? e.Message : e)}");
            return e is StoreUnavailableException ? ExitCodes.Store : ExitCodes.Failed;
        }

        void Ask(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
