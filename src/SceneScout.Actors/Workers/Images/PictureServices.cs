using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Fetching;
using SceneScout.Imaging.Keeping;
using SceneScout.Sources;

namespace SceneScout.Actors.Workers.Images;

/// <summary>What the images stage of a node works with.</summary>
/// <param name="Client">Fetches.</param>
/// <param name="Processor">Decodes.</param>
/// <param name="Files">Keeps.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Sources">The known sources, whose terms say what may be copied.</param>
public sealed record PictureServices(PictureClient Client, PictureProcessor Processor, IPictureFiles Files, PictureRules Rules, SourceRegistry Sources);
