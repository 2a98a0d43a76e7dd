namespace SceneScout.Domain.Processing.Quality;

/// <summary>How bad it is to fail a gate.</summary>
public enum GateSeverity
{
    /// <summary>Poor, though usable.</summary>
    Medium = 0,

    /// <summary>Misleading.</summary>
    High = 1,

    /// <summary>No event that anybody could go to.</summary>
    Critical = 2,
}
