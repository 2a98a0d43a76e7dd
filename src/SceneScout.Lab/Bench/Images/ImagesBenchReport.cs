using System.Globalization;

namespace SceneScout.Lab.Bench.Images;

/// <summary>What was measured of pictures.</summary>
/// <param name="Pictures">Pictures of a round.</param>
/// <param name="Bytes">Bytes of each, on average.</param>
/// <param name="VariantBytes">Bytes of its three variants together, on average.</param>
/// <param name="Processors">Processors of the machine.</param>
/// <param name="Ours">The best round: fetched, decoded, three variants, hash, blurhash and colour, kept.</param>
/// <param name="Theirs">The best round of <c>vipsthumbnail</c>: three variants of the same files; null when it is not installed.</param>
public sealed record ImagesBenchReport(int Pictures, long Bytes, long VariantBytes, int Processors, TimeSpan Ours, TimeSpan? Theirs)
{
    /// <summary>Pictures a second.</summary>
    public double PerSecond => Pictures / Ours.TotalSeconds;

    /// <summary>Pictures a second of <c>vipsthumbnail</c>; null when it is not installed.</summary>
    public double? TheirsPerSecond => Pictures / Theirs?.TotalSeconds;

    /// <summary>How many times as fast; null when there is nothing to compare with.</summary>
    public double? Ratio => PerSecond / TheirsPerSecond;

    /// <summary>The report for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Pictures} pictures of {Bytes / 1000.0:0} KB, from loopback to three kept variants ({VariantBytes / 1000.0:0} KB together) with hashes, blurhash and colour: {PerSecond:0.0} a second on {Processors} processors");
        yield return TheirsPerSecond is { } theirs
            ? string.Create(CultureInfo.InvariantCulture, $"vipsthumbnail, the three variants of the same files alone: {theirs:0.0} a second; {Ratio:0.00} times it")
            : "vipsthumbnail is not installed, so nothing is beside it (Debian: apt-get install libvips-tools).";
    }
}
