namespace SceneScout.Matching.Model;

/// <summary>What came of comparing the places of two events.</summary>
/// <param name="One">Number of one place.</param>
/// <param name="Other">Number of the other.</param>
/// <param name="Evidence">Log-odds that they are one; NaN when nothing of it compares.</param>
/// <param name="Name">How alike the houses' names are.</param>
/// <param name="Contained">How much of one name is in the other.</param>
/// <param name="Left">What is left of the names.</param>
/// <param name="Address">How alike the addresses are.</param>
internal sealed record PlaceLikeness(long One, long Other, float Evidence, float Name, float Contained, float Left, float Address);
