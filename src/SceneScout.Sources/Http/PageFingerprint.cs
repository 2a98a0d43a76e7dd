using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Http;

/// <summary>What a page says, in eight bytes: the ids and content hashes of what it lists, in order, and the total that came with them.</summary>
internal static class PageFingerprint
{
    private const int Length = 8;

    /// <summary>The fingerprint, upper-case hex.</summary>
    /// <param name="answer">The page.</param>
    /// <param name="total">How much the source says there is; null when it does not say.</param>
    public static string Of(ParsedAnswer answer, long? total)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{total}\n");
        foreach (var listing in answer.Listings)
            text.Append(CultureInfo.InvariantCulture, $"{listing.Key.ExternalId}\t{listing.ContentHash}\n");
        foreach (var venue in answer.Venues)
            text.Append(CultureInfo.InvariantCulture, $"{venue.Key.ExternalId}\t{venue.Venue.Name}\t{venue.PermanentlyClosed}\n");
        foreach (var failure in answer.Failures)
            text.Append(CultureInfo.InvariantCulture, $"{failure.ExternalId}\t?\n");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..Length]);
    }
}
