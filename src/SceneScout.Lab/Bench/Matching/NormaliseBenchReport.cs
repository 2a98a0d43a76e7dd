using System.Globalization;

namespace SceneScout.Lab.Bench.Matching;

/// <summary>What reading listings took, on one core.</summary>
/// <param name="Listings">Listings of all sources.</param>
/// <param name="BytesAListing">Mean length of their JSON.</param>
/// <param name="ReadPerSecond">Listings a second that are taken out of a source's answer: canonical JSON and its hash.</param>
/// <param name="ListingsPerSecond">Listings normalised in a second, from the JSON that is stored to the event that is matched.</param>
/// <param name="ReferencePerSecond">The same JSON parsed alone, in a second.</param>
public sealed record NormaliseBenchReport(int Listings, double BytesAListing, double ReadPerSecond, double ListingsPerSecond, double ReferencePerSecond)
{
    /// <summary>The report for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Text($"{Listings} listings of {BytesAListing:0} bytes, normalised at {ListingsPerSecond:0} a second on one core, taken out of the sources' answers at {ReadPerSecond:0}");
        yield return Text($"reference, the same JSON parsed alone (System.Text.Json): {ReferencePerSecond:0} a second");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
