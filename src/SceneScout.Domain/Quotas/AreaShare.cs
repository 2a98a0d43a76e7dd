using System.Collections.Immutable;

namespace SceneScout.Domain.Quotas;

/// <summary>How much of a source's day one area may take: its fair share, and beyond it what the others neither used nor have coming to them.</summary>
public static class AreaShare
{
    /// <summary>An area whose need is not known: it is given as much as any other.</summary>
    public const int Unknown = int.MaxValue;

    /// <summary>Calls that an area may still make today. Planned areas that keep to it never take more than the day has together, and each finds its fair share whenever it comes.</summary>
    /// <param name="area">The area.</param>
    /// <param name="day">Calls of a day, over all keys.</param>
    /// <param name="needs">By area that is planned: calls that it needs in a day, or <see cref="Unknown"/>. An area that is not among them counts as one of unknown need.</param>
    /// <param name="used">By area: calls of today so far.</param>
    /// <returns>0 or more.</returns>
    public static int Left(string area, int day, IReadOnlyDictionary<string, int> needs, IReadOnlyDictionary<string, int> used)
    {
        var wants = needs.ToImmutableDictionary(need => need.Key, need => (Wants: Math.Max(0, need.Value), Has: 0));
        if (!wants.ContainsKey(area))
            wants = wants.Add(area, (Unknown, 0));
        var shares = FairShare.Of(day, wants, DateTimeOffset.UnixEpoch);
        var mine = used.GetValueOrDefault(area);
        var others = shares.Keys.Union(used.Keys).Where(other => other != area).Sum(other => (long)Math.Max(used.GetValueOrDefault(other), shares.GetValueOrDefault(other)));
        return (int)Math.Max(0, Math.Max(shares[area], day - others) - mine);
    }
}
