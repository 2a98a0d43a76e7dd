using SceneScout.Domain.Feed;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Tells of appended changes once their transaction has ended.</summary>
internal sealed class FeedAppends
{
    /// <summary>Raised after it.</summary>
    public event EventHandler? Appended;

    /// <summary>These stand.</summary>
    public void Tell(IReadOnlyCollection<FeedEntry> entries)
    {
        if (entries.Count == 0)
            return;
        foreach (var kind in entries.CountBy(e => e.Kind))
            StoreInstruments.Appended(kind.Key.Name(), kind.Value);
        Appended?.Invoke(this, EventArgs.Empty);
    }
}
