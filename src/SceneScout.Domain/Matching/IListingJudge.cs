using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>Says how likely two listings are one event. Pure, and the same for either order of the two. Safe for many threads.</summary>
public interface IListingJudge
{
    /// <summary>A number for the rules by which portraits get their keys: what is kept of another number is made anew.</summary>
    uint Rules => 0;

    /// <summary>Log-odds from which a pair is one event.</summary>
    double MergeLogOdds { get; }

    /// <summary>Log-odds from which a person looks at a pair.</summary>
    double ReviewLogOdds { get; }

    /// <summary>Log-odds that two listings of one source come to at most, whatever they say.</summary>
    double MostOfOneSource => double.PositiveInfinity;

    /// <summary>Prepares a listing.</summary>
    IListingPortrait PortraitOf(Listing listing);

    /// <summary>Log-odds that two are one event. A pair of one source, which seldom lists a thing twice, gets less.</summary>
    double LogOdds(IListingPortrait left, IListingPortrait right);

    /// <summary>The same of a pair that a person would look at; null of any other, which is told sooner than by how much.</summary>
    double? Likely(IListingPortrait left, IListingPortrait right) => LogOdds(left, right) is var logOdds && logOdds >= ReviewLogOdds ? logOdds : null;

    /// <summary>The same with its reasons.</summary>
    PairOpinion Opinion(IListingPortrait left, IListingPortrait right);
}
