namespace SceneScout.Domain.Tasks;

/// <summary>How a search goes on after a page.</summary>
public enum PartStep
{
    /// <summary>With the next page.</summary>
    GoOn = 0,

    /// <summary>Behind the part: its further pages are left out.</summary>
    SkipRest = 1,

    /// <summary>From its beginning, this time whole: something has changed, and parts were left out.</summary>
    StartOver = 2,
}
