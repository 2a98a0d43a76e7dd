using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>What comes to a thred.</summary>
public abstract record ThredInput
{
    /// <summary>An event.</summary>
    /// <param name="Value">The event.</param>
    public sealed record Occurrence(ThredEvent Value) : ThredInput;

    /// <summary>The time: what is due is done.</summary>
    public sealed record Due : ThredInput;

    /// <summary>A child has ended, or did not begin.</summary>
    /// <param name="ThredId">The child.</param>
    /// <param name="Status">How: <c>f</c>, <c>t</c> or <c>refused</c>.</param>
    /// <param name="Result">Its local <c>result</c>; null when it set none.</param>
    public sealed record ChildEnded(string ThredId, string Status, RawJson? Result) : ThredInput;

    /// <summary>An operator or the parent moves it.</summary>
    /// <param name="Transition">Where to.</param>
    /// <param name="EventId">The event that asked for it.</param>
    public sealed record Move(TransitionModel Transition, string EventId) : ThredInput;

    /// <summary>An operator or the parent ends it, also when it has only finished.</summary>
    /// <param name="EventId">The event that asked for it.</param>
    public sealed record End(string EventId) : ThredInput;
}
