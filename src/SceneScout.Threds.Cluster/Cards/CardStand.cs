using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Cluster.Cards;

/// <summary>How a thred stands, for its card: it says so whenever it moves; the writer of cards is told once and takes the last word when it writes. Safe for concurrent use.</summary>
internal sealed class CardStand
{
    private Word? _last;

    /// <summary>Says how it stands.</summary>
    /// <param name="state">As it is.</param>
    /// <param name="pattern">Its pattern.</param>
    /// <returns>Whether the writer has to be told that there is something to write.</returns>
    internal bool Say(ThredState state, CompiledPattern pattern) => Interlocked.Exchange(ref _last, new(state, pattern)) is null;

    /// <summary>The last word, which the writer writes.</summary>
    internal Word? Take() => Interlocked.Exchange(ref _last, null);

    /// <summary>How it stands.</summary>
    /// <param name="State">As it is.</param>
    /// <param name="Pattern">Its pattern.</param>
    internal sealed record Word(ThredState State, CompiledPattern Pattern);
}
