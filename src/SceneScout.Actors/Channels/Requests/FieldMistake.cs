using SceneScout.Domain.Faults;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>The house's way to say that a field is not acceptable: field, value, what is accepted.</summary>
public static class FieldMistake
{
    private const int MaxShown = 100;

    /// <summary>The fault.</summary>
    /// <param name="field">Which field.</param>
    /// <param name="value">What it held; null when it was missing.</param>
    /// <param name="accepted">What is accepted.</param>
    public static SpawnFault Of(string field, string? value, string accepted)
    {
        var shown = value is { Length: > MaxShown } ? string.Concat(value.AsSpan(0, MaxShown), "…") : value;
        return new SpawnFault(FaultKind.Validation, shown is null ? $"{field} is missing: {accepted}." : $"{field} '{shown}' is not accepted: {accepted}.");
    }
}
