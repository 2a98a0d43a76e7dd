namespace SceneScout.Matching.Training;

/// <summary>What a directory tells of a restaurant.</summary>
/// <param name="Points">It has coordinates.</param>
/// <param name="Phone">How often it has a phone.</param>
/// <param name="Line">The address has 0 the street alone, 1 city and state behind it, 2 the postal code, too.</param>
/// <param name="City">It has a city in a field.</param>
/// <param name="Postal">It has a postal code in a field.</param>
/// <param name="Metro">Its city is the metropolis, whatever suburb.</param>
internal sealed record DirectoryStyle(bool Points, double Phone, int Line, bool City, bool Postal, bool Metro)
{
    private static readonly (DirectoryStyle Left, DirectoryStyle Right)[] Pairs =
    [
        (new(false, 0.95, 1, false, false, false), new(false, 0.95, 2, false, false, false)),
        (new(true, 0, 0, true, true, false), new(true, 0, 2, true, true, true)),
        (new(true, 0.9, 0, true, true, false), new(true, 0.9, 0, true, true, false)),
        (new(false, 0.9, 0, true, false, false), new(false, 0.9, 0, true, true, false)),
        (new(false, 0, 0, true, true, false), new(false, 0.5, 2, false, false, false)),
        (new(true, 0.6, 0, false, true, false), new(true, 0.9, 2, true, false, true)),
    ];

    /// <summary>The styles of two directories that meet.</summary>
    public static (DirectoryStyle Left, DirectoryStyle Right) Meet(PairRandom random)
    {
        var (left, right) = random.Of(Pairs);
        return random.Is(0.5) ? (left, right) : (right, left);
    }
}
