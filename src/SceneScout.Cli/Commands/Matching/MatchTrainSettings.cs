namespace SceneScout.Cli.Commands.Matching;

/// <summary>What <c>scout match train</c> was asked.</summary>
/// <param name="Pairs">Files of labelled pairs to train on.</param>
/// <param name="Weight">How much they count together, beside the made pairs.</param>
/// <param name="Made">Pairs of each kind that are made.</param>
/// <param name="Seed">The seed that they are made from.</param>
/// <param name="MergeVenues">Probability from which venues are merged.</param>
/// <param name="MergeEvents">Probability from which events are merged.</param>
/// <param name="KeptVenues">A model whose weights of venues are kept; null to train them.</param>
/// <param name="Tests">Files of labelled pairs to measure on.</param>
/// <param name="Output">Where the weights go.</param>
internal sealed record MatchTrainSettings(string[] Pairs, double Weight, int Made, int Seed, double MergeVenues, double MergeEvents, string? KeptVenues, string[] Tests, string Output);
