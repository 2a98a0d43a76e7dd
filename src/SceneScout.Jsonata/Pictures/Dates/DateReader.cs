using System.Text.RegularExpressions;

namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>Reads timestamps by a picture.</summary>
internal static class DateReader
{
    /// <summary>Milliseconds since 1970; null when the text does not fit the picture. What the picture lacks on the left comes from <paramref name="now"/>.</summary>
    public static double? Read(DatePicture picture, string timestamp, DateTimeOffset now, TimeSpan regexTimeout)
    {
        var readers = picture.Parts.Select(DatePartReader.For).ToArray();
        var pattern = $"^{string.Concat(readers.Select(static reader => $"({reader.Regex})"))}\\z";
        var match = Match(pattern, timestamp, regexTimeout);
        if (!match.Success)
            return null;
        var components = new Dictionary<char, double?>();
        for (var i = 0; i < readers.Length; i++)
        {
            if (readers[i].Read is { } read)
                components[readers[i].Component] = read(match.Groups[i + 1].Value);
        }

        return components.Count == 0 ? null : DateAssembly.Assemble(components, new UtcDate(now.ToUnixTimeMilliseconds()));
    }

    private static Match Match(string pattern, string text, TimeSpan timeout)
    {
        try
        {
            return Regex.Match(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, timeout);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new JsonataException("D1012", error) { Value = timeout.TotalMilliseconds };
        }
    }
}
