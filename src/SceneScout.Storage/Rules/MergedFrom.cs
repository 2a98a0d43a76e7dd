using System.Globalization;
using System.Text;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Storage.Rules;

/// <summary>
/// A number for what a version of an event was merged from. Where the listings that stand behind an event have the event's number, they are those that it was merged from;
/// where one has gone since, or another program wrote the event, they have not, and its body has to be asked.
/// </summary>
internal static class MergedFrom
{
    /// <summary>The number of a version and its listings. It stands in the store: it must stay what it is.</summary>
    /// <param name="version">The event's version.</param>
    /// <param name="listings">The listings, sorted.</param>
    public static long Hash(long version, IEnumerable<ListingKey> listings)
    {
        var text = new StringBuilder(64).Append(CultureInfo.InvariantCulture, $"{version}");
        foreach (var key in listings)
            text.Append('\n').Append(key.Source.Value).Append(':').Append(key.ExternalId);
        return unchecked((long)StableHash.Of(text.ToString()));
    }
}
