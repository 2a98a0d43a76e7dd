using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>What was found wrong while one listing was read. Each field is reported once, and no more than <see cref="Most"/> are kept: a hostile payload must not swell logs.</summary>
internal sealed class Findings
{
    private const int Most = 40;
    private readonly List<FieldError> errors = [];
    private readonly List<FieldError> warnings = [];
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);

    /// <summary>True when the listing cannot be used.</summary>
    public bool HasErrors => errors.Count > 0;

    /// <summary>Why the listing cannot be used.</summary>
    public ImmutableArray<FieldError> Errors => [.. errors];

    /// <summary>What was left out or repaired.</summary>
    public ImmutableArray<FieldError> Warnings => [.. warnings];

    /// <summary>The listing cannot be used without the field.</summary>
    public void Error(string field, string? value, string reason) => Add(errors, field, value, reason);

    /// <summary>The listing is good without the field.</summary>
    public void Warn(string field, string? value, string reason) => Add(warnings, field, value, reason);

    private void Add(List<FieldError> list, string field, string? value, string reason)
    {
        // An error is told even when the same field already had a warning: it says why the listing is refused.
        var key = ReferenceEquals(list, errors) ? "!" + field : field;
        if (list.Count < Most && reported.Add(key))
            list.Add(FieldError.Of(field, value, reason));
    }
}
