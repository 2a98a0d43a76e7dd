using Akka.Actor;
using Akka.Pattern;

namespace SceneScout.Actors.Hosting;

/// <summary>The house rule for persistent actors: a failed journal stops them, a supervisor brings them back after 1 to 10 seconds, spread so that they do not return as a storm.</summary>
public static class Supervision
{
    /// <summary>Wraps props of a child that stops when its journal fails.</summary>
    /// <param name="child">The child.</param>
    /// <param name="name">Its name below the supervisor.</param>
    /// <param name="finalStop">The message that stops the child for good; null for none.</param>
    public static Props OnStop(Props child, string name, Type? finalStop = null)
    {
        var options = Backoff.OnStop(child, name, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), 0.3, -1);
        return BackoffSupervisor.Props(finalStop is null ? options : options.WithFinalStopMessage(finalStop.IsInstanceOfType));
    }
}
