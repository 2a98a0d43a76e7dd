namespace SceneScout.Actors.Workers.Images;

/// <summary>How the images stage goes about its work.</summary>
public sealed record PictureRules
{
    /// <summary>Pictures that one task fetches at the same time. More: a task ends sooner, and its node holds more connections and files in memory.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Pictures of an event that are tried, the best first, until one can be used.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>How long an address that could not be reached is left alone. Shorter: hosts that are down are asked again and again.</summary>
    public TimeSpan AgainAfter { get; init; } = TimeSpan.FromHours(6);
}
