namespace SceneScout.Threds.Engine;

/// <summary>What a timer of a thred does.</summary>
public enum ThredTimerKind
{
    /// <summary>Its reaction has waited long enough.</summary>
    Expiry,

    /// <summary>It gives its thred an event.</summary>
    Reaction,

    /// <summary>A message is to be sent.</summary>
    Publish,

    /// <summary>A message is to be sent again.</summary>
    Retry,
}
