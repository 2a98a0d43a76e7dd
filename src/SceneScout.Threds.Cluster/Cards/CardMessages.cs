using System.Collections.Immutable;
using Akka.Actor;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Cluster.Cards;

/// <summary>What threds tell the writer of their node's cards. Never leaves the node.</summary>
internal static class CardMessages
{
    /// <summary>A thred is in memory; whoever says so hears <see cref="Known"/> when the store knows it: from then on somebody wakes it when the node is lost.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="State">As it is, or is about to be.</param>
    /// <param name="Pattern">Its pattern.</param>
    internal sealed record Awake(string ThredId, ThredState State, CompiledPattern Pattern) : INoSerializationVerificationNeeded;

    /// <summary>The store knows that a thred is awake.</summary>
    internal sealed record Known : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly Known Instance = new();
    }

    /// <summary>A thred has changed.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Stand">As it is when its card is written.</param>
    internal sealed record Changed(string ThredId, CardStand Stand) : INoSerializationVerificationNeeded;

    /// <summary>A thred leaves the memory.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="State">As it is; null when there is none.</param>
    /// <param name="Pattern">Its pattern; null when it is not known.</param>
    /// <param name="DueAt">When it must be woken; null for never.</param>
    internal sealed record Resting(string ThredId, ThredState? State, CompiledPattern? Pattern, DateTimeOffset? DueAt) : INoSerializationVerificationNeeded;

    /// <summary>A thred is no more, or never was.</summary>
    /// <param name="ThredId">The thred.</param>
    internal sealed record Gone(string ThredId) : INoSerializationVerificationNeeded;

    /// <summary>Events that nobody could handle. Answered by <see cref="LettersKept"/>.</summary>
    /// <param name="Letters">The letters.</param>
    /// <param name="Through">What the sender knows them by.</param>
    internal sealed record KeepLetters(ImmutableArray<ThredDeadLetter> Letters, long Through) : INoSerializationVerificationNeeded;

    /// <summary>They are in the store.</summary>
    /// <param name="Through">What the sender knows them by.</param>
    internal sealed record LettersKept(long Through) : INoSerializationVerificationNeeded;

    /// <summary>Writes what is still to be written. Answered by <see cref="Flushed"/>.</summary>
    internal sealed record Flush : INoSerializationVerificationNeeded;

    /// <summary>It is written.</summary>
    internal sealed record Flushed : INoSerializationVerificationNeeded;
}
