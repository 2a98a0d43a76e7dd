namespace SceneScout.Imaging.Decoding;

/// <summary>What became of the bytes of a picture.</summary>
public abstract record PictureOutcome
{
    private PictureOutcome()
    {
    }

    /// <summary>It is ready.</summary>
    /// <param name="Picture">Its variants and what is known of it.</param>
    public sealed record Ready(ProcessedPicture Picture) : PictureOutcome;

    /// <summary>It cannot be used.</summary>
    /// <param name="Refusal">Why.</param>
    /// <param name="Detail">The same in words: what was found and what is accepted.</param>
    public sealed record Refused(PictureRefusal Refusal, string Detail) : PictureOutcome;
}
