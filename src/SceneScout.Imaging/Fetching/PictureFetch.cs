namespace SceneScout.Imaging.Fetching;

/// <summary>What became of an attempt to fetch a picture.</summary>
public abstract record PictureFetch
{
    private PictureFetch()
    {
    }

    /// <summary>The file.</summary>
    /// <param name="Content">Its bytes, as they were sent.</param>
    public sealed record Fetched(byte[] Content) : PictureFetch;

    /// <summary>It could not be fetched.</summary>
    /// <param name="Failure">Why.</param>
    /// <param name="Detail">The same in words, with what is accepted.</param>
    public sealed record Failed(FetchFailure Failure, string Detail) : PictureFetch;
}
