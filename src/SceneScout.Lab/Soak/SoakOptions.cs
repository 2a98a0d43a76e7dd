namespace SceneScout.Lab.Soak;

/// <summary>How long a node is worn, and how hard.</summary>
/// <param name="Days">Simulated days.</param>
/// <param name="PlansPerDay">How often everything is searched in each.</param>
/// <param name="Cities">Cities to search around.</param>
internal sealed record SoakOptions(int Days, int PlansPerDay = 3, int Cities = 18)
{
    /// <summary>When simulated time begins.</summary>
    public static readonly DateTimeOffset Start = new(2027, 1, 4, 0, 0, 0, TimeSpan.Zero);
}
