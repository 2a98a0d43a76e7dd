namespace SceneScout.Dashboard.Pictures;

/// <summary>One event with all that is behind it.</summary>
/// <param name="Id">The event.</param>
/// <param name="Version">Its version.</param>
/// <param name="Block">The block that owns it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Whether it takes place.</param>
/// <param name="Freshness">Whether it is still listed.</param>
/// <param name="Description">Its description; null for none.</param>
/// <param name="Facts">What is said of it at a glance: name and text.</param>
/// <param name="Rows">Its fields, side by side.</param>
/// <param name="Listings">The listings behind it.</param>
/// <param name="Quality">Quality, 0 to 1; null before processing.</param>
/// <param name="Dimensions">Its dimensions, each 0 to 1.</param>
/// <param name="Categories">Likely categories with how sure each is, the likeliest first.</param>
/// <param name="Repairs">What was repaired or left out, in words.</param>
/// <param name="Attributions">What must be shown beside it.</param>
/// <param name="Url">Its page; null for none.</param>
public sealed record EventStory(
    Guid Id,
    long Version,
    string Block,
    string Title,
    string Status,
    string Freshness,
    string? Description,
    IReadOnlyList<(string Name, string Text)> Facts,
    IReadOnlyList<FieldRow> Rows,
    IReadOnlyList<ListingColumn> Listings,
    double? Quality,
    IReadOnlyList<(string Name, double Share)> Dimensions,
    IReadOnlyList<(string Name, double Share)> Categories,
    IReadOnlyList<string> Repairs,
    IReadOnlyList<string> Attributions,
    string? Url)
{
    /// <summary>Where it stands with those who look at events before they are published; null where nobody has to.</summary>
    public string? Review { get; init; }

    /// <summary>Its picture; null where none was fetched.</summary>
    public StoryImage? Picture { get; init; }
}
