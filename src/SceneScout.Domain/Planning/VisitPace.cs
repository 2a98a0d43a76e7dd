namespace SceneScout.Domain.Planning;

/// <summary>Why an area is visited as often as it is.</summary>
public enum VisitPace
{
    /// <summary>Searched less than twice: what it yields is not known.</summary>
    Unproven = 0,

    /// <summary>Yields what makes the usual interval right.</summary>
    Usual = 1,

    /// <summary>Yields more: visited more often.</summary>
    Productive = 2,

    /// <summary>Yields less: visited less often.</summary>
    Quiet = 3,

    /// <summary>All areas of the source are visited less often, since its budget does not reach for more.</summary>
    BudgetBound = 4,
}
