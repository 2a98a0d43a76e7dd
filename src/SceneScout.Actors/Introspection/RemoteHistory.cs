using System.Collections.Immutable;

namespace SceneScout.Actors.Introspection;

/// <summary>What a node has seen of its connections to other nodes. Immutable and bounded.</summary>
public sealed record RemoteHistory
{
    private const int MaxEvents = 500;
    private const int MaxPeers = 200;

    /// <summary>Nothing seen yet.</summary>
    public static readonly RemoteHistory Empty = new();

    /// <summary>The newest events, oldest first.</summary>
    public ImmutableList<RemoteEvent> Events { get; init; } = [];

    /// <summary>Peers by address.</summary>
    public ImmutableSortedDictionary<string, RemotePeer> Peers { get; init; } = ImmutableSortedDictionary.Create<string, RemotePeer>(StringComparer.Ordinal);

    /// <summary>The history after an event.</summary>
    public RemoteHistory Apply(RemoteEvent happened)
    {
        var events = Events.Add(happened);
        var peer = Peers.GetValueOrDefault(happened.Address, RemotePeer.Unknown);
        var peers = Peers.SetItem(happened.Address, happened.Kind switch
        {
            RemoteEventKind.Associated => peer with { Connected = true, Since = happened.At, Associations = peer.Associations + 1 },
            RemoteEventKind.Disassociated => peer with { Connected = false, Since = happened.At, Disassociations = peer.Disassociations + 1 },
            RemoteEventKind.Quarantined => peer with { Connected = false, Since = happened.At, Quarantines = peer.Quarantines + 1 },
            _ => peer with { Errors = peer.Errors + 1 },
        });
        if (peers.Count > MaxPeers && peers.Where(p => !p.Value.Connected).MinBy(p => p.Value.Since) is { Key: { } oldest })
            peers = peers.Remove(oldest);
        return this with { Events = events.Count > MaxEvents ? events.RemoveAt(0) : events, Peers = peers };
    }
}

/// <summary>The kinds of <see cref="RemoteEvent"/>.</summary>
public enum RemoteEventKind
{
    /// <summary>A connection is up.</summary>
    Associated,

    /// <summary>A connection is down.</summary>
    Disassociated,

    /// <summary>A connection could not be made or broke.</summary>
    Failed,

    /// <summary>The other system is shut out until it restarts.</summary>
    Quarantined,
}

/// <summary>Something that happened to a connection.</summary>
/// <param name="Kind">What.</param>
/// <param name="Address">The other system.</param>
/// <param name="Detail">More for people; null when there is nothing to say.</param>
/// <param name="At">When.</param>
public sealed record RemoteEvent(RemoteEventKind Kind, string Address, string? Detail, DateTimeOffset At);

/// <summary>Another system, as this node has seen it.</summary>
/// <param name="Connected">Whether a connection is up.</param>
/// <param name="Since">Since when it is so; null when never connected.</param>
/// <param name="Associations">Connections made.</param>
/// <param name="Disassociations">Connections lost.</param>
/// <param name="Errors">Attempts that failed.</param>
/// <param name="Quarantines">Times shut out.</param>
public sealed record RemotePeer(bool Connected, DateTimeOffset? Since, long Associations, long Disassociations, long Errors, long Quarantines)
{
    /// <summary>Never seen.</summary>
    public static readonly RemotePeer Unknown = new(false, null, 0, 0, 0, 0);
}
