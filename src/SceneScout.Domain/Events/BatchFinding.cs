namespace SceneScout.Domain.Events;

/// <summary>What is odd about a batch of listings as a whole.</summary>
/// <param name="Rule">One of the constants here.</param>
/// <param name="Value">What they share.</param>
/// <param name="Listings">How many do.</param>
public sealed record BatchFinding(string Rule, string Value, int Listings)
{
    /// <summary>All begin at one time.</summary>
    public const string OneTime = "one-time";

    /// <summary>All are at one place.</summary>
    public const string OnePlace = "one-place";

    /// <summary>All have one price.</summary>
    public const string OnePrice = "one-price";

    /// <inheritdoc />
    public override string ToString() => $"{Rule}: all {Listings} listings have {Value}; it may be filler.";
}
