using SceneScout.Imaging.Decoding;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Images;

/// <summary>What a task knows of an address of a picture.</summary>
/// <param name="Link">What came of it.</param>
/// <param name="Fresh">The picture, when this task has fetched it; null when it was known or failed.</param>
/// <param name="IsNew">Whether this task has tried it.</param>
internal sealed record PictureTry(PictureLink Link, ProcessedPicture? Fresh, bool IsNew);
