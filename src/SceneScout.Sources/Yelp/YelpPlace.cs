using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Yelp;

/// <summary>Reads a <c>location</c> block.</summary>
internal static class YelpPlace
{
    /// <summary>The street address in one line; null when there is none (events of a whole city).</summary>
    public static string? Address(Field place)
    {
        var lines = place["address"].Exists
            ? place["address"].Items().Select(line => line.Text())
            : [place["address1"].Text(), place["address2"].Text(), place["address3"].Text()];
        var address = string.Join(", ", lines.OfType<string>());
        return address.Length == 0 ? null : PlainText.Line(address);
    }
}
