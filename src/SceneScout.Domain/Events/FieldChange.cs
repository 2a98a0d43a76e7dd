namespace SceneScout.Domain.Events;

/// <summary>A field that is another one than it was.</summary>
/// <param name="Field">Its path, such as <c>venue.city</c>.</param>
/// <param name="Before">What it was, as JSON, shortened to 200 characters; null when it was not there.</param>
/// <param name="After">What it is; null for nothing.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
