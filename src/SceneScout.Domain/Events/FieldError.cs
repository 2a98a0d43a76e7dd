namespace SceneScout.Domain.Events;

/// <summary>What is wrong with one field of an input.</summary>
/// <param name="Field">Path of the field in the source's own words, for example <c>dates.start.localDate</c>.</param>
/// <param name="Value">The value as it came, shortened to 200 characters; null when it was missing.</param>
/// <param name="Reason">Why it is not accepted and what would be.</param>
public sealed record FieldError(string Field, string? Value, string Reason)
{
    /// <summary>Makes an error, with the value cut to 200 characters so that a hostile payload cannot swell logs and tables.</summary>
    public static FieldError Of(string field, string? value, string reason) =>
        new(field, value is { Length: > 200 } ? string.Concat(value.AsSpan(0, 200), "…") : value, reason);

    /// <inheritdoc />
    public override string ToString() => Value is null ? $"{Field}: {Reason}" : $"{Field} '{Value}': {Reason}";
}
