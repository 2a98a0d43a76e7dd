using System.Text.Json.Serialization;

namespace SceneScout.Domain.Faults;

/// <summary>What went wrong, as a value: expected failures travel as data and are decided on, they are not thrown at supervisors.</summary>
/// <param name="Kind">Which of the closed list.</param>
/// <param name="Message">One sentence for people, without secrets.</param>
public sealed record SpawnFault(FaultKind Kind, string Message)
{
    /// <summary>The source concerned, when there is one.</summary>
    public string? Source { get; init; }

    /// <summary>HTTP status of an external API's answer; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>How long the server asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What it means and what to do about it.</summary>
    [JsonIgnore]
    public FaultTraits Traits => FaultTraits.Of(this);

    /// <inheritdoc />
    public override string ToString() => $"{Traits.Code}: {Message}";
}
