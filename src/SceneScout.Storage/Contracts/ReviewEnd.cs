namespace SceneScout.Storage.Contracts;

/// <summary>The ways in which a decision about an event can end.</summary>
public enum ReviewEnd
{
    /// <summary>It holds from now on.</summary>
    Done = 0,

    /// <summary>It held before.</summary>
    AsBefore = 1,

    /// <summary>The event has changed since it was looked at: nothing was done.</summary>
    Outdated = 2,
}
