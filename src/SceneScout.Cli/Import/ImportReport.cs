using SceneScout.Domain.Events;

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
/// <param name="Findings">What is odd about the file as a whole, such as one time on all of its listings.</param>
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
    IReadOnlyList<BatchFinding> Findings,
    string? Note,
    string? Error)
{
    public static FileReport Unreadable(string file, string error) => new(file, 0, 0, 0, 0, [], [], [], [], null, error);
}

/// <summary>What is wrong with a listing.</summary>
/// <param name="Id">The listing's id, when it has one.</param>
/// <param name="Field">The field, in the source's own words.</param>
/// <param name="Value">The value as it came.</param>
/// <param name="Why">Why it is not kept, and what is accepted.</param>
/// <param name="After">What is kept in its place; null for nothing.</param>
/// <param name="Rule">The rule that found it.</param>
internal sealed record ListingError(string? Id, string Field, string? Value, string Why, string? After = null, string? Rule = null)
{
    public static ListingError Of(string? id, FieldError error) => new(id, error.Field, error.Value, error.Reason, error.After, error.Rule);
}

/// <summary>A listing that was left out on purpose.</summary>
internal sealed record SkippedListing(string? Id, string Why);
