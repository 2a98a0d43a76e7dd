namespace SceneScout.Lab.Bench;

/// <summary>A second search of an unchanged world, of one source.</summary>
/// <param name="FirstCalls">Calls of the first.</param>
/// <param name="Calls">Calls of the second.</param>
/// <param name="Parts">Parts of its searches: windows, tiles, lists.</param>
/// <param name="Shortened">Of these, parts whose further pages were left out.</param>
internal sealed record CensusAgain(int FirstCalls, int Calls, int Parts, int Shortened)
{
    /// <summary>Part of the calls that was saved, 0 to 1.</summary>
    public double Saved => FirstCalls == 0 ? 0 : Math.Round(1 - ((double)Calls / FirstCalls), 3);
}
