namespace SceneScout.Imaging.Fetching;

/// <summary>Why a picture could not be fetched.</summary>
public enum FetchFailure
{
    /// <summary>The address, or where it leads to, is not accepted.</summary>
    Address = 0,

    /// <summary>The host answered that it has no such picture, or gives it to nobody.</summary>
    Refused = 1,

    /// <summary>What the host sent is no picture, is compressed once more, or is too large.</summary>
    Content = 2,

    /// <summary>The host does not answer, is busy, or took too long. Another time it may.</summary>
    Unreachable = 3,
}
