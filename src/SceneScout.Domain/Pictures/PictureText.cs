using SceneScout.Domain.Events;

namespace SceneScout.Domain.Pictures;

/// <summary>What a picture of an event stands for, in words, for those who do not see it: the event's own words, in its own language.</summary>
public static class PictureText
{
    private const int Longest = 200;

    /// <summary>Title, venue and city, as far as they are known; at most 200 characters.</summary>
    /// <param name="content">The event.</param>
    /// <param name="city">Its city.</param>
    public static string Of(Listing content, string? city)
    {
        var text = string.Join(", ", new[] { content.Title, content.Venue?.Name, city }
            .Select(part => part?.Trim())
            .Where(part => !string.IsNullOrEmpty(part))
            .Distinct(StringComparer.OrdinalIgnoreCase));
        if (text.Length <= Longest)
            return text;
        var cut = char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1;
        return $"{text[..cut].TrimEnd()}…";
    }
}
