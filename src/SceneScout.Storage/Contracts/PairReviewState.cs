namespace SceneScout.Storage.Contracts;

/// <summary>What a person said of a pair.</summary>
public enum PairReviewState
{
    /// <summary>Nothing yet.</summary>
    Pending = 0,

    /// <summary>Both are one event.</summary>
    Accepted = 1,

    /// <summary>They are two.</summary>
    Rejected = 2,
}
