using Akka.Actor;
using Akka.Cluster;
using SceneScout.Contracts;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Hosting;

/// <summary>Waits until the node is a member of its cluster. Without it a node whose seeds are silent would wait for ever and look alive.</summary>
internal static class ClusterFormation
{
    /// <summary>Waits for membership.</summary>
    /// <returns>Null when the node is up; why not when the time ran out or the actor system ended.</returns>
    /// <exception cref="OperationCanceledException">The node was asked to stop.</exception>
    public static async Task<NodeEnd?> WaitAsync(ActorSystem system, ScoutOptions options, CancellationToken stopping)
    {
        var cluster = Cluster.Get(system);
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.RegisterOnMemberUp(up.SetResult);
        try
        {
            await Task.WhenAny(up.Task, system.WhenTerminated).WaitAsync(options.JoinTimeout, stopping);
            return up.Task.IsCompleted ? null : NodeEnd.Of(CoordinatedShutdown.Get(system).ShutdownReason);
        }
        catch (TimeoutException)
        {
            return new NodeEnd(ExitCodes.NotJoined, $"no cluster within {SpanText.Write(options.JoinTimeout)} (scenescout.node.join-timeout): {Why(cluster, options)}");
        }
    }

    /// <summary>What is missing, as far as this node can see.</summary>
    public static string Why(Cluster cluster, ScoutOptions options)
    {
        var members = cluster.State.Members;
        var seeds = string.Join(", ", options.Seeds);
        if (options.Seeds.Count == 0 && cluster.State.Unreachable.IsEmpty)
            return "it founds its own cluster.";
        if (members.IsEmpty)
            return $"no seed node answers ({seeds}). Is the first of them by address running, and is the list the same on every node?";
        if (cluster.State.Unreachable.IsEmpty)
            return $"{members.Count} of at least {options.MinMembers} members are there (scenescout.node.min-members).";
        return $"members do not reach each other: {string.Join(", ", cluster.State.Unreachable.Select(m => m.Address))}.";
    }
}
