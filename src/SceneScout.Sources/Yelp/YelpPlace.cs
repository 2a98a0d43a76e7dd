using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Yelp;

/// <summary>Reads a <c>location</c> block.</summary>
internal static class YelpPlace
{
    /// <summary>The street address in one line; null when there is none (events of a whole city).</summary>
    public static string? Address(Field place) =>
        place["address"].Exists ? PlainText.Joined([.. place["address"].Items()]) : PlainText.Joined(place["address1"], place["address2"], place["address3"]);
}
