namespace SceneScout.Dashboard.Pictures;

/// <summary>A field of an event, side by side with what each listing says.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Merged">What the event says; null for nothing.</param>
/// <param name="From">The listing that it was taken from; null when none is named.</param>
/// <param name="Said">What each listing says, in the order of the listings; null for nothing.</param>
public sealed record FieldRow(string Field, string? Merged, string? From, IReadOnlyList<string?> Said);
