using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Model;

/// <summary>The likenesses of places that were compared last: events of a few houses are compared again and again. What is in it depends on the two places alone, so it changes no outcome. Bounded; safe for many threads.</summary>
internal sealed class PlaceLikenesses
{
    // Two megabytes.
    private const int Most = 32_768;

    private PlaceLikeness?[]? _kept;

    /// <summary>What came of comparing two places, in this order; null where it is not known any more.</summary>
    public PlaceLikeness? Of(PreparedPlace left, PreparedPlace right) =>
        _kept is { } kept && kept[At(left.Number, right.Number)] is { } found && found.One == left.Number && found.Other == right.Number ? found : null;

    /// <summary>Keeps it, in place of another perhaps.</summary>
    public void Keep(PlaceLikeness likeness) => (_kept ??= new PlaceLikeness?[Most])[At(likeness.One, likeness.Other)] = likeness;

    private static int At(long left, long right) => (int)(WordHash.Of((ulong)left, (ulong)right) % Most);
}
