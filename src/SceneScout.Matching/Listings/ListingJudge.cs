using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Matching.Clusters;
using SceneScout.Matching.Model;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Listings;

/// <summary>Judges listings by the weights of matching.</summary>
/// <param name="model">The weights.</param>
public sealed class ListingJudge(MatchModel model) : IListingJudge
{
    // Log-odds become a probability and log-odds again.
    private const double Rounding = 1e-6;

    // Beyond it log-odds say no more.
    private const double Least = 1e-6;

    private static readonly double LogOddsOfLeast = Math.Log(Least / (1 - Least));

    // What lies nowhere has more that could be meant, all that is online that day: the title alone tells, and has to be the same.
    private const double PlacelessLogOdds = 2.5;
    private const float SameTitle = 0.9f;

    // A source lists few things twice: more than in clusters of files, as here pairs of two sources get more when they are each other's only candidates.
    private const double SameSourceLogOdds = RecordClusters.SameSourceLogOdds + 1;

    // Likeness alone makes no two listings of one source one: at best a person is asked, this far below what merges.
    private const double SameSourceDoubt = 0.5;

    private static readonly Lazy<ListingJudge> Lazily = new(() => new ListingJudge(MatchModel.Bundled));
    private readonly PairMatcher _matcher = new(model);

    /// <summary>With the weights that ship; they are read at first use.</summary>
    public static ListingJudge Bundled => Lazily.Value;

    /// <inheritdoc/>
    public uint Rules => ListingKeys.Rules;

    /// <inheritdoc/>
    public double MergeLogOdds => model.Event.MergeLogOdds;

    /// <inheritdoc/>
    public double ReviewLogOdds => model.Event.ReviewLogOdds;

    /// <inheritdoc/>
    public double MostOfOneSource => MergeLogOdds - SameSourceDoubt;

    /// <inheritdoc/>
    public IListingPortrait PortraitOf(Listing listing) => new ListingPortrait(listing);

    /// <inheritdoc/>
    public double LogOdds(IListingPortrait left, IListingPortrait right)
    {
        var (first, second) = Sorted(left, right);
        return LogOdds(first, second, _matcher.Quick(first.Beside(second), second.Beside(first)));
    }

    /// <inheritdoc/>
    public double? Likely(IListingPortrait left, IListingPortrait right)
    {
        var (first, second) = Sorted(left, right);
        // Two of one source need more before anybody looks: most end there.
        var least = ReviewLogOdds + (first.HasSourceOf(second) ? SameSourceLogOdds : 0) - Rounding;
        var probability = _matcher.Quick(first.Beside(second), second.Beside(first), least);
        if (probability <= 0 && ReviewLogOdds > LogOddsOfLeast)
            return null;
        var logOdds = LogOdds(first, second, probability);
        return logOdds >= ReviewLogOdds ? logOdds : null;
    }

    /// <inheritdoc/>
    public PairOpinion Opinion(IListingPortrait left, IListingPortrait right)
    {
        var (first, second) = Sorted(left, right);
        var verdict = _matcher.Judge(first.Beside(second), second.Beside(first));
        return new PairOpinion(MatchModel.Probability(LogOdds(first, second, verdict.Probability)), verdict.Reasons);
    }

    private double LogOdds(ListingPortrait first, ListingPortrait second, double probability)
    {
        probability = Math.Clamp(probability, Least, 1 - Least);
        var logOdds = Math.Log(probability / (1 - probability)) - (IsPlaceless(first) && IsPlaceless(second) && !HaveSameTitle(first, second) ? PlacelessLogOdds : 0);
        return first.HasSourceOf(second) ? Math.Min(logOdds - SameSourceLogOdds, MostOfOneSource) : logOdds;
    }

    private static bool IsPlaceless(ListingPortrait portrait) => portrait.Side is { Location: null, Venue: null, City.Length: 0 };

    private static bool HaveSameTitle(ListingPortrait first, ListingPortrait second) =>
        first.Side.Title is { } left && second.Side.Title is { } right && NameComparison.Compare(left, right, PlaceWordSet.None).Similarity >= SameTitle;

    // Rounding depends on who stands left.
    private static (ListingPortrait First, ListingPortrait Second) Sorted(IListingPortrait left, IListingPortrait right)
    {
        var (one, other) = ((ListingPortrait)left, (ListingPortrait)right);
        return one.StandsBefore(other) ? (one, other) : (other, one);
    }
}
