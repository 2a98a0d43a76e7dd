namespace SceneScout.Domain.Events;

/// <summary>What is wrong with one field of an input.</summary>
/// <param name="Field">Path of the field in the source's own words, for example <c>dates.start.localDate</c>.</param>
/// <param name="Value">The value as it came, shortened to 200 characters; null when it was missing.</param>
/// <param name="Reason">Why it is not accepted and what would be.</param>
/// <param name="After">What is kept in its place, shortened to 200 characters; null when nothing is.</param>
/// <param name="Rule">The rule that found it, one of <see cref="RepairRule"/>; null in what was kept before rules had names.</param>
public sealed record FieldError(string Field, string? Value, string Reason, string? After = null, string? Rule = null)
{
    private const int Longest = 200;

    /// <summary>Makes an error, with the values cut to 200 characters so that a hostile payload cannot swell logs and tables.</summary>
    public static FieldError Of(string field, string? value, string reason, string? after = null, string? rule = null) => new(field, Cut(value), reason, Cut(after), rule);

    /// <inheritdoc />
    public override string ToString() => Value is null ? $"{Field}: {Reason}" : $"{Field} '{Value}': {Reason}";

    private static string? Cut(string? value) =>
        value is { Length: > Longest } ? string.Concat(value.AsSpan(0, char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1 : Longest), "…") : value;
}
