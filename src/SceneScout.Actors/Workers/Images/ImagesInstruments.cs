using System.Diagnostics.Metrics;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Fetching;

namespace SceneScout.Actors.Workers.Images;

/// <summary>Counts of the images stage.</summary>
internal static class ImagesInstruments
{
    private static readonly Meter Meter = new(ImagesStage.Meter);

    private static readonly Counter<long> Fetched = Meter.CreateCounter<long>("scenescout.images.fetched.total", "{picture}", "Pictures that were asked for, by what came of them");

    private static readonly Counter<long> FetchedBytes = Meter.CreateCounter<long>("scenescout.images.bytes.total", "By", "Bytes of pictures that were fetched");

    private static readonly Counter<long> Kept = Meter.CreateCounter<long>("scenescout.images.kept.total", "{picture}", "Pictures whose variants were kept, and near-duplicates of others that were not");

    public static void Ready(int bytes)
    {
        Fetched.Add(1, new KeyValuePair<string, object?>("result", "ready"));
        FetchedBytes.Add(bytes);
    }

    public static void Failed(FetchFailure failure) => Fetched.Add(1, new KeyValuePair<string, object?>("result", failure.ToString().ToLowerInvariant()));

    public static void Refused(PictureRefusal refusal) => Fetched.Add(1, new KeyValuePair<string, object?>("result", $"refused-{refusal.ToString().ToLowerInvariant()}"));

    public static void Stored(int kept, int alike)
    {
        Kept.Add(kept, new KeyValuePair<string, object?>("as", "own"));
        Kept.Add(alike, new KeyValuePair<string, object?>("as", "near-duplicate"));
    }
}
