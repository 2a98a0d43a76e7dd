namespace SceneScout.Cli.Import;

/// <summary>What became of one file.</summary>
/// <param name="File">The file as named.</param>
/// <param name="Total">Listings or venues in it, readable or not.</param>
/// <param name="Processed">Kept and brought through to canonical events (or venues).</param>
/// <param name="Skipped">Known with the same content, listed twice, or not to be shown.</param>
/// <param name="Failed">Not usable.</param>
/// <param name="Failures">Why, for each failed listing.</param>
/// <param name="Skips">Why, for each skipped listing.</param>
/// <param name="Warnings">What was left out of listings that were kept, or repaired in them.</param>
/// <param name="Note">What the file is, when it holds no listings.</param>
/// <param name="Error">Why the file could not be read; null when it could.</param>
internal sealed record FileReport(
    string File,
    int Total,
    int Processed,
    int Skipped,
    int Failed,
    IReadOnlyList<ListingError> Failures,
    IReadOnlyList<SkippedListing> Skips,
    IReadOnlyList<ListingError> Warnings,
    string? Note,
    string? Error)
{
    public static FileReport Unreadable(string file, string error) => new(file, 0, 0, 0, 0, [], [], [], null, error);
}

/// <summary>What is wrong with a listing.</summary>
internal sealed record ListingError(string? Id, string Field, string? Value, string Why);

/// <summary>A listing that was left out on purpose.</summary>
internal sealed record SkippedListing(string? Id, string Why);
