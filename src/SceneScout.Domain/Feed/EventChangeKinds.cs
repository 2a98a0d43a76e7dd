namespace SceneScout.Domain.Feed;

/// <summary>The words of <see cref="EventChangeKind"/> in tables and on the wire.</summary>
public static class EventChangeKinds
{
    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<EventChangeKind> All = Enum.GetValues<EventChangeKind>();

    /// <summary>The words, for people: <c>created, updated, ...</c>.</summary>
    public static readonly string Names = string.Join(", ", All.Select(Name));

    /// <summary>The kind's word.</summary>
    public static string Name(this EventChangeKind kind) => kind switch
    {
        EventChangeKind.Created => "created",
        EventChangeKind.Updated => "updated",
        EventChangeKind.Merged => "merged",
        EventChangeKind.Split => "split",
        EventChangeKind.Processed => "processed",
        EventChangeKind.Published => "published",
        EventChangeKind.Cancelled => "cancelled",
        EventChangeKind.Stale => "stale",
        EventChangeKind.Expired => "expired",
        EventChangeKind.Revived => "revived",
        EventChangeKind.ContentDropped => "content-dropped",
        EventChangeKind.Held => "held",
        EventChangeKind.Accepted => "accepted",
        EventChangeKind.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of change."),
    };

    /// <summary>The kind of a word, ignoring case; null when it is none.</summary>
    public static EventChangeKind? Parse(string text) =>
        All.Cast<EventChangeKind?>().FirstOrDefault(kind => string.Equals(kind!.Value.Name(), text, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when the event can be used as it is after the change. New content is about to be processed and is announced then.</summary>
    public static bool IsAnnounced(this EventChangeKind kind) => kind is not (EventChangeKind.Created or EventChangeKind.Updated or EventChangeKind.Split);
}
