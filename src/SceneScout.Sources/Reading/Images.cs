using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>Pictures of listings.</summary>
internal static class Images
{
    /// <summary>A picture; null with a warning when the address cannot be used. The address is kept letter by letter: parameters may be signed.</summary>
    public static ImageLink? Read(Field url, Field width, Field height, bool generic = false, Field attribution = default)
    {
        if (url.Text() is not { } address)
            return null;
        if (WebLink.IsWeb(address))
            return new ImageLink(address, Pixels(width), Pixels(height), generic, PlainText.Line(attribution));
        url.Warn("Left out: not an absolute http or https address.");
        return null;
    }

    private static int? Pixels(Field field)
    {
        if (field.Number() is not { } number)
            return null;
        if (number is >= 1 and <= 100_000)
            return (int)number;
        field.Warn("Left out: not 1 to 100000 pixels.");
        return null;
    }
}
