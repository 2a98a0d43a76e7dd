namespace SceneScout.Node.Http.Unread;

/// <summary>The parts of an event's place (<c>Venue</c>), each as the JSON that stands there; empty where it has none.</summary>
internal readonly ref struct VenueParts
{
    public readonly ReadOnlySpan<byte> City, Name, Region, Address, Location, TimeZone, ExternalId, PostalCode, CountryCode;

    /// <summary>Takes a place apart.</summary>
    /// <param name="json">As it is stored; empty for none.</param>
    public VenueParts(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return;
        var members = new JsonMembers(json);
        while (members.Next(out var name, out var value))
            if (name.SequenceEqual("city"u8))
                City = value;
            else if (name.SequenceEqual("name"u8))
                Name = value;
            else if (name.SequenceEqual("region"u8))
                Region = value;
            else if (name.SequenceEqual("address"u8))
                Address = value;
            else if (name.SequenceEqual("location"u8))
                Location = value;
            else if (name.SequenceEqual("timeZone"u8))
                TimeZone = value;
            else if (name.SequenceEqual("externalId"u8))
                ExternalId = value;
            else if (name.SequenceEqual("postalCode"u8))
                PostalCode = value;
            else if (name.SequenceEqual("countryCode"u8))
                CountryCode = value;
    }
}
