namespace SceneScout.Cli.Doctor;

/// <summary>What a check came to.</summary>
internal enum DoctorVerdict
{
    /// <summary>All is well.</summary>
    Ok = 0,

    /// <summary>A node runs as it is, but somebody may want to know.</summary>
    Note = 1,

    /// <summary>A node would not start or not work.</summary>
    Trouble = 2,
}
