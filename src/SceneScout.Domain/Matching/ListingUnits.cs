using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// Puts units of listings together that are likely one event. A unit is what certainly belongs together. The likeliest pairs come first; two groups become one only when their listings agree all with all,
/// so that a chain of likenesses pulls nothing in that does not belong. The outcome does not depend on the order of the units.
/// </summary>
internal sealed class ListingUnits(PortraitIndex portraits, PairRulings rulings)
{
    // A group joins on the mean of its pairs, but no pair of it may be this sure of being apart.
    private const double Apart = -3;

    private const int MostInGroup = 64;

    // How much likelier than the next one a pair has to be for each to be the other's only candidate.
    private const double Margin = 2;

    /// <summary>Log-odds that a pair of which each is the other's only candidate in its source gets more: of one place and day all that may be meant is at hand.</summary>
    public const double OnlyCandidate = 2;

    /// <summary>The groups that units come to.</summary>
    /// <param name="units">Sorted listings of each unit.</param>
    public List<List<int>> Join(IReadOnlyList<ListingKey[]> units)
    {
        var unitOf = new Dictionary<ListingKey, int>();
        for (var at = 0; at < units.Count; at++)
            foreach (var key in units[at])
                unitOf[key] = at;
        var groups = Enumerable.Range(0, units.Count).Select(at => new List<int> { at }).ToArray();
        foreach (var (left, right, _) in Pairs(units, unitOf))
        {
            var (a, b) = (groups[unitOf[left]], groups[unitOf[right]]);
            if (ReferenceEquals(a, b) || Size(a) + Size(b) > MostInGroup || !(Size(a) + Size(b) == 2 ? !rulings.AreApart(left, right) : Agree(a, b)))
                continue;
            a.AddRange(b);
            foreach (var unit in b)
                groups[unit] = a;
        }

        return [.. groups.Distinct()];

        int Size(List<int> group) => group.Sum(unit => units[unit].Length);

        bool Agree(List<int> a, List<int> b)
        {
            var sum = 0.0;
            foreach (var one in a.SelectMany(unit => units[unit]))
                foreach (var other in b.SelectMany(unit => units[unit]))
                {
                    if (rulings.AreApart(one, other))
                        return false;
                    var logOdds = portraits.LogOdds(one, other);
                    var over = logOdds - portraits.Judge.MergeLogOdds;
                    if (IsOnly(one, other, logOdds) && IsOnly(other, one, logOdds))
                        over += OnlyCandidate;
                    if (logOdds < Apart || (one.Source == other.Source && over < 0))
                        return false;
                    sum += over;
                }

            return sum >= 0;
        }
    }

    private List<(ListingKey Left, ListingKey Right, double LogOdds)> Pairs(IReadOnlyList<ListingKey[]> units, Dictionary<ListingKey, int> unitOf)
    {
        var pairs = new List<(ListingKey Left, ListingKey Right, double LogOdds)>();
        foreach (var key in units.SelectMany(unit => unit))
            foreach (var (other, logOdds) in portraits.PairsOf(key))
                if (logOdds >= portraits.Judge.MergeLogOdds - OnlyCandidate && key.CompareTo(other) < 0 && unitOf.TryGetValue(other, out var unit) && unit != unitOf[key]
                    && logOdds + (IsOnly(key, other, logOdds) && IsOnly(other, key, logOdds) ? OnlyCandidate : 0) is var reckoned && reckoned >= portraits.Judge.MergeLogOdds)
                    pairs.Add((key, other, reckoned));
        pairs.Sort((a, b) => a.LogOdds != b.LogOdds ? b.LogOdds.CompareTo(a.LogOdds) : a.Left.CompareTo(b.Left) is not 0 and var byLeft ? byLeft : a.Right.CompareTo(b.Right));
        return pairs;
    }

    // Of two sources, as a source seldom lists a thing twice.
    private bool IsOnly(ListingKey of, ListingKey candidate, double logOdds) =>
        of.Source != candidate.Source
        && portraits.PairsOf(of).All(pair => pair.Other == candidate || pair.Other.Source != candidate.Source || logOdds - pair.LogOdds >= Margin);
}
