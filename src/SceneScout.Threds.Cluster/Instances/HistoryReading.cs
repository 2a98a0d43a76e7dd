using Akka.Actor;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>Reads what threds did.</summary>
internal static class HistoryReading
{
    /// <summary>The last steps of a thred, from its journal.</summary>
    /// <exception cref="TimeoutException">The journal does not answer.</exception>
    internal static async Task<ThredHistory> ReadAsync(ActorSystem system, string thredId, int limit, TimeSpan patience, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<ThredHistory>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = system.ActorOf(HistoryActor.Props(thredId, limit, answer));
        try
        {
            return await answer.Task.WaitAsync(patience, cancellation);
        }
        finally
        {
            // A long journal is not read to its end for nobody.
            system.Stop(reader);
        }
    }
}
