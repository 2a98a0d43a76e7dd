using SceneScout.Actors.Workers.Images;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Fetching;
using SceneScout.Imaging.Keeping;

namespace SceneScout.Node.Configuration;

/// <summary>Settings of events' pictures.</summary>
/// <param name="Enabled">Whether pictures are fetched.</param>
/// <param name="Folder">Where their variants are kept.</param>
/// <param name="Bucket">The bucket that they are kept in instead; null for none.</param>
/// <param name="Fetch">What may be fetched.</param>
/// <param name="Limits">What one may cost.</param>
/// <param name="Rules">How the stage goes about it.</param>
internal sealed record ImagesOptions(bool Enabled, string Folder, S3Bucket? Bucket, FetchRules Fetch, PictureLimits Limits, PictureRules Rules);
