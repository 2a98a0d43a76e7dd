namespace SceneScout.Node.Http.Unread;

/// <summary>The parts of a stored event (<c>CanonicalEvent</c>), each as the JSON that stands there; empty where it has none.</summary>
internal readonly ref struct EventParts
{
    public readonly ReadOnlySpan<byte> Id, Version, Content, Listings, Provenance;

    /// <summary>Takes an event apart.</summary>
    /// <param name="json">As it is stored; empty for none.</param>
    public EventParts(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return;
        var members = new JsonMembers(json);
        while (members.Next(out var name, out var value))
            if (name.SequenceEqual("id"u8))
                Id = value;
            else if (name.SequenceEqual("version"u8))
                Version = value;
            else if (name.SequenceEqual("content"u8))
                Content = value;
            else if (name.SequenceEqual("listings"u8))
                Listings = value;
            else if (name.SequenceEqual("provenance"u8))
                Provenance = value;
    }
}
