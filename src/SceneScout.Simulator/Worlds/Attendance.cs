namespace SceneScout.Simulator.Worlds;

/// <summary>Where the audience is.</summary>
internal enum Attendance
{
    /// <summary>At the venue.</summary>
    InPerson,

    /// <summary>Online only.</summary>
    Online,

    /// <summary>Both.</summary>
    Hybrid,
}
