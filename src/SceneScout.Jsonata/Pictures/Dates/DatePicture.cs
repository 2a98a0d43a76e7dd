using System.Collections.Concurrent;
using System.Text;

namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>A picture of date and time (XPath and XQuery Functions 3.1, §9.8.4), such as <c>[D1o] [MNn] [Y]</c>.</summary>
internal sealed class DatePicture
{
    private const int MostRemembered = 256;

    private static readonly ConcurrentDictionary<string, DatePicture> Remembered = new(StringComparer.Ordinal);

    private DatePicture(IReadOnlyList<DatePart> parts) => Parts = parts;

    public static DatePicture Iso8601 { get; } = Parse("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

    public IReadOnlyList<DatePart> Parts { get; }

    public static DatePicture Parse(string picture)
    {
        if (Remembered.TryGetValue(picture, out var known))
            return known;
        var result = new DatePicture(Analyze(picture));
        if (Remembered.Count < MostRemembered)
            Remembered.TryAdd(picture, result);
        return result;
    }

    /// <summary>Writes an instant as it is at an offset from UTC, given as +hhmm.</summary>
    public string Format(double millis, string? timezone)
    {
        var offset = TimezoneOffset.Parse(timezone);
        var date = new UtcDate(Math.Truncate(millis + offset.Millis));
        var result = new StringBuilder();
        foreach (var part in Parts)
            result.Append(part.Literal ?? DateWriter.Write(part, date, offset));
        return result.ToString();
    }

    private static List<DatePart> Analyze(string picture)
    {
        var parts = new List<DatePart>();
        int start = 0, at = 0;
        while (at < picture.Length)
        {
            if (picture[at] != '[')
            {
                at++;
                continue;
            }

            AddLiteral(parts, picture[start..at]);
            if (at + 1 < picture.Length && picture[at + 1] == '[')
            {
                parts.Add(new() { Literal = "[" });
                at += 2;
            }
            else
            {
                var end = picture.IndexOf(']', at);
                if (end < 0)
                    throw new JsonataException("D3135");
                AddMarker(parts, picture[(at + 1)..end]);
                at = end + 1;
            }

            start = at;
        }

        AddLiteral(parts, picture[start..]);
        return parts;
    }

    private static void AddLiteral(List<DatePart> parts, string text)
    {
        if (text.Length > 0)
            parts.Add(new() { Literal = text.Replace("]]", "]", StringComparison.Ordinal) });
    }

    private static void AddMarker(List<DatePart> parts, string marker)
    {
        var part = DateMarker.Parse(string.Concat(marker.Where(static c => !char.IsWhiteSpace(c))));

        // Digits that follow digits at once are told apart by their number.
        if (part is { Integer: not null, Component: not ('Z' or 'z') } && parts.Count > 0 && parts[^1].Integer is { } previous)
            parts[^1].Integer = previous with { ReadWidth = previous.MandatoryDigits };
        parts.Add(part);
    }
}
