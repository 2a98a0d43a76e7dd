namespace SceneScout.Imaging.Keeping;

/// <summary>A bucket of a storage that speaks S3.</summary>
/// <param name="Endpoint">Where it is.</param>
/// <param name="Region">What requests are signed for; storage of others takes any.</param>
/// <param name="Name">The bucket.</param>
/// <param name="Prefix">What names of objects begin with: empty, or ending with a slash.</param>
/// <param name="AccessKey">Who asks.</param>
/// <param name="SecretKey">What requests are signed with.</param>
public sealed record S3Bucket(Uri Endpoint, string Region, string Name, string Prefix, string AccessKey, string SecretKey)
{
    /// <summary>For people: without the secret.</summary>
    public override string ToString() => $"{Endpoint}{Name}/{Prefix}";
}
