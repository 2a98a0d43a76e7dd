namespace SceneScout.Node.Http.Unread;

/// <summary>The parts of an enrichment (<c>Enrichment</c>) that are shown, each as the JSON that stands there; empty where it has none.</summary>
internal readonly ref struct EnrichmentParts
{
    public readonly ReadOnlySpan<byte> City, EndUtc, Quality, Category, Geocoded, Location, StartUtc, TimeZone, Categories, CountryCode, PrimaryImage, ConfirmedVenue, QualityReasons, LocationPrecision, QualityDimensions, CategoryConfidence;

    /// <summary>Takes an enrichment apart.</summary>
    /// <param name="json">As it is stored; empty for none.</param>
    public EnrichmentParts(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return;
        var members = new JsonMembers(json);
        while (members.Next(out var name, out var value))
            if (name.SequenceEqual("city"u8))
                City = value;
            else if (name.SequenceEqual("endUtc"u8))
                EndUtc = value;
            else if (name.SequenceEqual("quality"u8))
                Quality = value;
            else if (name.SequenceEqual("category"u8))
                Category = value;
            else if (name.SequenceEqual("geocoded"u8))
                Geocoded = value;
            else if (name.SequenceEqual("location"u8))
                Location = value;
            else if (name.SequenceEqual("startUtc"u8))
                StartUtc = value;
            else if (name.SequenceEqual("timeZone"u8))
                TimeZone = value;
            else if (name.SequenceEqual("categories"u8))
                Categories = value;
            else if (name.SequenceEqual("countryCode"u8))
                CountryCode = value;
            else if (name.SequenceEqual("primaryImage"u8))
                PrimaryImage = value;
            else if (name.SequenceEqual("confirmedVenue"u8))
                ConfirmedVenue = value;
            else if (name.SequenceEqual("qualityReasons"u8))
                QualityReasons = value;
            else if (name.SequenceEqual("locationPrecision"u8))
                LocationPrecision = value;
            else if (name.SequenceEqual("qualityDimensions"u8))
                QualityDimensions = value;
            else if (name.SequenceEqual("categoryConfidence"u8))
                CategoryConfidence = value;
    }
}
