namespace SceneScout.Node.Http.Unread;

/// <summary>The parts of an event's time (<c>EventTime</c>), each as the JSON that stands there; empty where it has none.</summary>
internal readonly ref struct TimeParts
{
    public readonly ReadOnlySpan<byte> End, Start, TimeZone, ToBeAnnounced;

    /// <summary>Takes a time apart.</summary>
    /// <param name="json">As it is stored; empty for none.</param>
    public TimeParts(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return;
        var members = new JsonMembers(json);
        while (members.Next(out var name, out var value))
            if (name.SequenceEqual("end"u8))
                End = value;
            else if (name.SequenceEqual("start"u8))
                Start = value;
            else if (name.SequenceEqual("timeZone"u8))
                TimeZone = value;
            else if (name.SequenceEqual("toBeAnnounced"u8))
                ToBeAnnounced = value;
    }
}
