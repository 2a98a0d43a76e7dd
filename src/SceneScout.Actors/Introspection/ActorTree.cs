using System.Collections.Immutable;
using Akka.Actor;

namespace SceneScout.Actors.Introspection;

/// <summary>Reads the tree of actors of a running system. The order is that of the names, so that two readings of a quiet system are alike.</summary>
public static class ActorTree
{
    /// <summary>Paths in one answer at most.</summary>
    public const int MaxPaths = 5000;

    /// <summary>Paths below a start, the start included.</summary>
    /// <param name="system">The system.</param>
    /// <param name="start">Path on this node: <c>/</c>, <c>/user</c>, <c>/system/sharding/block</c>.</param>
    /// <param name="depth">Levels below the start.</param>
    /// <returns>The paths and whether there were more; null when there is no such actor.</returns>
    public static (ImmutableArray<string> Paths, bool Truncated)? Read(ActorSystem system, string start, int depth)
    {
        IInternalActorRef? at = ((ExtendedActorSystem)system).Provider.RootGuardian;
        foreach (var name in start.Split('/', StringSplitOptions.RemoveEmptyEntries))
            at = (at is null ? null : Children(at).FirstOrDefault(c => c.Path.Name == name)) as IInternalActorRef;
        if (at is null)
            return null;
        var paths = ImmutableArray.CreateBuilder<string>();
        Walk(at, depth, paths);
        return paths.Count > MaxPaths ? (paths.ToImmutable()[..MaxPaths], true) : (paths.ToImmutable(), false);
    }

    private static void Walk(IActorRef actor, int depth, ImmutableArray<string>.Builder paths)
    {
        if (paths.Count > MaxPaths)
            return;
        paths.Add(actor.Path.ToStringWithoutAddress());
        if (depth > 0)
            foreach (var child in Children(actor).OrderBy(c => c.Path.Name, StringComparer.Ordinal))
                Walk(child, depth - 1, paths);
    }

    // A repointable reference without a cell yet has no children either.
    private static IEnumerable<IActorRef> Children(IActorRef actor) => actor is ActorRefWithCell cell ? cell.Children : [];
}
