using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>What was found wrong while one listing was read. A field is reported once for each rule, and no more than <see cref="Most"/> are kept: a hostile payload must not swell logs.</summary>
internal sealed class Findings
{
    private const int Most = 40;
    private List<FieldError>? errors;
    private List<FieldError>? warnings;

    /// <summary>True when the listing cannot be used.</summary>
    public bool HasErrors => errors is not null;

    /// <summary>Why the listing cannot be used.</summary>
    public ImmutableArray<FieldError> Errors => errors is null ? [] : [.. errors];

    /// <summary>What was left out or repaired.</summary>
    public ImmutableArray<FieldError> Warnings => warnings is null ? [] : [.. warnings];

    /// <summary>The listing cannot be used without the field.</summary>
    public void Error(string field, string? value, string reason) => Add(ref errors, field, value, reason, null, RepairRule.Refused);

    /// <summary>The listing is good without the field.</summary>
    /// <param name="field">Its path.</param>
    /// <param name="value">The value as it came.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="after">What is kept in its place; null for nothing.</param>
    /// <param name="rule">The rule, one of <see cref="RepairRule"/>.</param>
    public void Warn(string field, string? value, string reason, string? after = null, string rule = RepairRule.LeftOut) =>
        Add(ref warnings, field, value, reason, after, rule);

    private static void Add(ref List<FieldError>? list, string field, string? value, string reason, string? after, string rule)
    {
        list ??= [];
        if (list.Count < Most && !list.Exists(known => known.Field == field && known.Rule == rule))
            list.Add(FieldError.Of(field, value, reason, after, rule));
    }
}
