namespace SceneScout.Dashboard.Pictures;

/// <summary>Two listings of which somebody has to say whether they are one event.</summary>
/// <param name="Id">The pair.</param>
/// <param name="Share">How likely they are one, 0 to 1; null where nobody reckoned it.</param>
/// <param name="Reasons">What speaks for it, and against.</param>
/// <param name="Left">One.</param>
/// <param name="Right">The other.</param>
public sealed record PairQuestion(Guid Id, double? Share, IReadOnlyList<string> Reasons, PairSide Left, PairSide Right);
