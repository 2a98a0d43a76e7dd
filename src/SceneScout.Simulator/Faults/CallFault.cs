namespace SceneScout.Simulator.Faults;

/// <summary>What goes wrong with one call.</summary>
internal enum CallFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A connection reset.</summary>
    Reset,

    /// <summary>A 5xx.</summary>
    Error,

    /// <summary>A 429.</summary>
    TooMany,

    /// <summary>A slow body.</summary>
    SlowBody,

    /// <summary>A body cut short.</summary>
    Truncate,

    /// <summary>A body that is no JSON.</summary>
    InvalidJson,

    /// <summary>A page of HTML.</summary>
    WrongContentType,

    /// <summary>A huge body.</summary>
    HugeBody,

    /// <summary>A field of another type.</summary>
    SchemaDrift,
}
