using SceneScout.Geocoding;

namespace SceneScout.Actors.Workers.Geocoding;

/// <summary>How the geocoding stage goes about its work.</summary>
public sealed record GeocodingRules
{
    /// <summary>Places that are less exact than this are asked for.</summary>
    public GeoPrecision Below { get; init; } = GeoPrecision.Street;

    /// <summary>Questions that one task asks at the same time.</summary>
    public int Parallel { get; init; } = 2;

    /// <summary>How long a task asks before it lets others have their turn.</summary>
    public TimeSpan Turn { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a task waits for budget, or for a geocoder that is down, before its events stay where they are. Longer: more tasks wait at once.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long a question is left alone that has no answer.</summary>
    public TimeSpan AgainAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long an answer at hand may be old.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Answers that a node has at hand.</summary>
    public int Memory { get; init; } = 20_000;
}
