namespace SceneScout.Domain.Events;

/// <summary>What normalising did to one field.</summary>
/// <param name="Field">Path of the field in the source's own words.</param>
/// <param name="Before">The value as it came, shortened; null when it was missing.</param>
/// <param name="After">What is kept in its place; null when the field was left out.</param>
/// <param name="Rule">The rule, one of <see cref="RepairRule"/>.</param>
public sealed record Repair(string Field, string? Before, string? After, string Rule)
{
    /// <summary>The repair that a warning of a listing tells; null for one that was kept before rules had names.</summary>
    public static Repair? Of(FieldError warning) => warning.Rule is { } rule ? new Repair(warning.Field, warning.Value, warning.After, rule) : null;

    /// <inheritdoc />
    public override string ToString() => $"{Field} | {Rule} | {Before ?? "nothing"} -> {After ?? "left out"}";
}
