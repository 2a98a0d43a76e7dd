using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>What is read and searched of threds: projections of what their entities own, and who must be woken.</summary>
public interface IThredStore
{
    /// <summary>Writes cards of threds, all in one transaction. A card of a thred that rests is left out when another node wrote of it meanwhile.</summary>
    Task WriteAsync(IReadOnlyList<ThredCard> cards, CancellationToken cancellation);

    /// <summary>Takes out the cards of threds that are no more, if this node wrote them last, or one that is gone.</summary>
    /// <param name="thredIds">The threds.</param>
    /// <param name="node">This node.</param>
    /// <param name="nodes">The nodes that are there.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task ForgetAsync(IReadOnlyCollection<string> thredIds, string node, IReadOnlyCollection<string> nodes, CancellationToken cancellation);

    /// <summary>Threds that must be woken: what they wait for is due, or the node that had them in its memory is gone.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="nodes">The nodes that are there.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<string>> ToWakeAsync(DateTimeOffset now, IReadOnlyCollection<string> nodes, int limit, CancellationToken cancellation);

    /// <summary>Threds by the instant of their last change, the latest first.</summary>
    Task<ImmutableArray<ThredCard>> ListAsync(ThredQuery query, CancellationToken cancellation);

    /// <summary>How many threds there are of each status.</summary>
    Task<ImmutableSortedDictionary<string, long>> CountAsync(CancellationToken cancellation);

    /// <summary>Keeps versions of a pattern; which of them is active follows for all of them.</summary>
    /// <param name="versions">All versions of one pattern.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task PutPatternAsync(IReadOnlyList<StoredPattern> versions, CancellationToken cancellation);

    /// <summary>All versions of all patterns, by id and version.</summary>
    Task<ImmutableArray<StoredPattern>> PatternsAsync(CancellationToken cancellation);

    /// <summary>Makes a group, or gives it other members.</summary>
    /// <param name="group">The group.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task PutGroupAsync(ThredGroup group, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Makes a group, or gives it other members, if it is still what was read.</summary>
    /// <param name="group">The group.</param>
    /// <param name="expected">What was read; null when there was none.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>False when it was not: nothing was changed.</returns>
    Task<bool> PutGroupAsync(ThredGroup group, ThredGroup? expected, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>All groups, by name.</summary>
    Task<ImmutableArray<ThredGroup>> GroupsAsync(CancellationToken cancellation);

    /// <summary>Keeps events that nobody could handle; one that is there already stays as it is.</summary>
    Task AddDeadLettersAsync(IReadOnlyList<ThredDeadLetter> letters, CancellationToken cancellation);

    /// <summary>The latest of them.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<ThredDeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellation);
}
