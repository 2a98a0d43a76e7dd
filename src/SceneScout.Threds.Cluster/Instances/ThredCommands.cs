using SceneScout.Threds.Cluster.Wire;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>Something said to a thred.</summary>
internal interface IThredCommand : IThredWire
{
    /// <summary>The thred.</summary>
    string ThredId { get; }
}

/// <summary>What moves a thred, one after the other. Each is answered by <see cref="ThredReplies.Done"/> once what follows from it is durable.</summary>
internal interface IThredStepCommand : IThredCommand
{
    /// <summary>What its sender knows it by.</summary>
    long Ref { get; }

    /// <summary>How many threds have begun each other for the event behind it.</summary>
    int Depth { get; }
}

/// <summary>What a thred is told.</summary>
internal static class ThredCommands
{
    /// <summary>It begins, by an event or by another thred. One that has begun begins no more.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="PatternId">Its pattern.</param>
    /// <param name="Version">The version of it.</param>
    /// <param name="Input">The event that it begins with; null when it waits for one, or has it in <paramref name="Spawn"/>.</param>
    /// <param name="Spawn">What another thred begins it with; null when an event does.</param>
    /// <param name="Ref">What its sender knows it by.</param>
    /// <param name="Depth">How many threds have begun each other for the event.</param>
    internal sealed record Begin(string ThredId, string PatternId, int Version, ThredEvent? Input, ThredEffect.Spawn? Spawn, long Ref = 0, int Depth = 0) : IThredStepCommand;

    /// <summary>An event comes.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Event">The event.</param>
    /// <param name="Unbound">Whether it is bound to no thred, so that the thred takes it when it likes.</param>
    /// <param name="Ref">What its sender knows it by.</param>
    /// <param name="Depth">How many threds have begun each other for the event.</param>
    internal sealed record Occur(string ThredId, ThredEvent Event, bool Unbound = false, long Ref = 0, int Depth = 0) : IThredStepCommand;

    /// <summary>A child has ended.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="ChildId">The child.</param>
    /// <param name="Status">How: <c>f</c> or <c>t</c>.</param>
    /// <param name="Result">Its result; null when it set none.</param>
    /// <param name="Ref">What its sender knows it by.</param>
    /// <param name="Depth">How many threds have begun each other for the event.</param>
    internal sealed record ChildEnded(string ThredId, string ChildId, string Status, RawJson? Result, long Ref = 0, int Depth = 0) : IThredStepCommand;

    /// <summary>Somebody moves it.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Transition">Where to; null for its end.</param>
    /// <param name="EventId">What asked for it.</param>
    /// <param name="Ref">What its sender knows it by.</param>
    /// <param name="Depth">How many threds have begun each other for the event.</param>
    internal sealed record Steer(string ThredId, TransitionModel? Transition, string EventId, long Ref = 0, int Depth = 0) : IThredStepCommand;

    /// <summary>It goes on by another version of its pattern.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Version">The version; 0 for the one that serves new threds.</param>
    /// <param name="EventId">What asked for it.</param>
    /// <param name="Ref">What its sender knows it by.</param>
    internal sealed record Migrate(string ThredId, int Version, string EventId, long Ref = 0) : IThredStepCommand
    {
        /// <inheritdoc />
        public int Depth => 0;
    }

    /// <summary>It looks whether there is something to do: what is due, what was not delivered. Not answered.</summary>
    /// <param name="ThredId">The thred.</param>
    internal sealed record Wake(string ThredId) : IThredCommand;

    /// <summary>Whether it has begun. Answered by <see cref="ThredReplies.Begun"/>, but not while it is about to begin.</summary>
    /// <param name="ThredId">The thred.</param>
    internal sealed record AskBegun(string ThredId) : IThredCommand;

    /// <summary>How it stands. Answered by <see cref="ThredReplies.Shown"/>.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Full">Whether with participants and locals.</param>
    internal sealed record Show(string ThredId, bool Full = false) : IThredCommand;
}
