using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>Why a listing belongs to an event: a function of the event's listings alone, so that the order of arrival leaves no trace in it.</summary>
internal static class Evidence
{
    // Beyond it a person is told nothing more.
    private const int MostReasons = 4;

    public const double Certain = 1;
    private const double Page = 0.98;
    private const double SameFingerprint = 0.95;

    private static readonly ImmutableArray<string> Alone = ["only listing"];
    private static readonly ImmutableArray<string> AsBefore = ["same title, day, time and place as the event had"];

    /// <summary>The members with their confidence and reasons. A member that is not like the others any more keeps what it had.</summary>
    /// <param name="members">All members of the event.</param>
    /// <param name="index">What likeness is told by.</param>
    /// <param name="rulings">What people said.</param>
    public static ImmutableArray<EventMember> Weigh(IReadOnlyCollection<EventMember> members, BlockIndex index, PairRulings rulings)
    {
        var sorted = EventMerge.Sorted(members);
        if (sorted.Length == 1)
            return [sorted[0] with { Confidence = Certain, Reasons = Alone }];
        var holders = new Dictionary<MatchMark, List<ListingKey>>();
        foreach (var member in sorted)
            foreach (var key in index.SignsOf(member.Content).Marks)
            {
                if (!holders.TryGetValue(key, out var list))
                    holders[key] = list = [];
                list.Add(member.Key);
            }

        return [.. sorted.Select(member => Said(member) ?? (member.Content.Problem is not null ? member : null) ?? Weigh(member, index.SignsOf(member.Content).Marks, holders, Likest, index))];

        EventMember? Said(EventMember member) =>
            sorted.Select(other => other.Key).Where(other => rulings.Of(member.Key).GetValueOrDefault(other)).Select(other => $"said to be one with {other}").FirstOrDefault() is { } said
                ? member with { Confidence = Certain, Reasons = [said] }
                : null;

        (ListingKey Other, PairOpinion Opinion)? Likest(ListingKey own)
        {
            if (!index.TellsLikeness)
                return null;
            var (other, logOdds) = sorted.Where(member => member.Key != own)
                .Select(member => (Other: member.Key, LogOdds: index.LogOdds(own, member.Key)))
                .MaxBy(pair => pair.LogOdds); // of equals the first
            return logOdds >= index.Judge.ReviewLogOdds ? (other, index.Opinion(own, other)) : null;
        }
    }

    private static EventMember Weigh(EventMember member, ReadOnlySpan<MatchMark> keys, Dictionary<MatchMark, List<ListingKey>> holders, Func<ListingKey, (ListingKey Other, PairOpinion Opinion)?> likest, BlockIndex index)
    {
        var own = member.Key;
        var confidence = 0.0;
        var reasons = ImmutableArray.CreateBuilder<string>();
        foreach (var key in keys)
        {
            var others = holders[key];
            if (others.Count < 2)
                continue;
            var other = others[0] == own ? others[1] : others[0];
            confidence = Math.Max(confidence, Weight(key.Kind));
            var reason = Reason(key, member, other, index);
            if (!reasons.Contains(reason))
                reasons.Add(reason);
        }

        if (reasons.Count > 0)
            return member with { Confidence = confidence, Reasons = reasons.ToImmutable() };
        if (likest(own) is { } pair)
            return member with { Confidence = Math.Round(pair.Opinion.Probability, 3), Reasons = [$"like {pair.Other}", .. pair.Opinion.Reasons.Take(MostReasons)] };
        return member.Reasons.IsDefaultOrEmpty || member.Reasons.SequenceEqual(Alone, StringComparer.Ordinal)
            ? member with { Confidence = SameFingerprint, Reasons = AsBefore }
            : member;
    }

    private static double Weight(MatchKeyKind kind) => kind switch
    {
        MatchKeyKind.Listing or MatchKeyKind.StableId => Certain,
        MatchKeyKind.Url => Page,
        _ => SameFingerprint,
    };

    private static string Reason(MatchMark mark, EventMember member, ListingKey other, BlockIndex index) => mark.Kind switch
    {
        MatchKeyKind.Listing when mark == index.MarkOf(member.Key, member.Listing) => $"linked from {other}",
        MatchKeyKind.Listing when mark == index.MarkOf(other, member.Listing) => $"links to {other}",
        MatchKeyKind.Listing => $"links to {member.Listing.LinksTo.First(link => mark == index.MarkOf(link, member.Listing))}, like {other}",
        MatchKeyKind.StableId => $"same stable id as {other}",
        MatchKeyKind.Url => $"same page as {other}",
        _ => $"same title, day, time and place as {other}",
    };
}
