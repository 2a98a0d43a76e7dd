using System.Globalization;

namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>An offset from UTC. Hours are rounded down, so a negative one with minutes comes out as in the reference implementation.</summary>
internal readonly record struct TimezoneOffset(int Hours, int Minutes)
{
    public long Millis => ((60L * Hours) + Minutes) * 60 * 1000;

    /// <summary>The offset as a number of four digits, hhmm.</summary>
    public int Combined => (Hours * 100) + Minutes;

    public static TimezoneOffset Parse(string? text)
    {
        if (text is null)
            return default;
        var end = text.StartsWith('+') || text.StartsWith('-') ? 1 : 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (!int.TryParse(text.AsSpan(0, end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset))
            throw new JsonataException("D3134") { Value = text };
        return new((int)Math.Floor(offset / 100d), offset % 100);
    }
}
