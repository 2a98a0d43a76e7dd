using System.Text.RegularExpressions;

namespace SceneScout.Sources.Reading;

/// <summary>How countries write postal codes, and where in a line they stand.</summary>
internal static partial class PostalCodes
{
    /// <summary>The code as its country writes it; null when it is none, or the country's form is not known.</summary>
    public static string? Written(string code, string country)
    {
        var bare = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return country switch
        {
            "GB" when Gb().IsMatch(bare) => $"{bare[..^3]} {bare[^3..]}",
            "CA" when Ca().IsMatch(bare) => $"{bare[..3]} {bare[3..]}",
            "NL" when Nl().IsMatch(bare) => $"{bare[..4]} {bare[4..]}",
            "US" when bare.Length == 9 && IsDigits(bare) => $"{bare[..5]}-{bare[5..]}",
            "PT" when bare.Length == 7 && IsDigits(bare) => $"{bare[..4]}-{bare[4..]}",
            "PL" when bare.Length == 5 && IsDigits(bare) => $"{bare[..2]}-{bare[2..]}",
            "SE" or "CZ" or "GR" when bare.Length == 5 && IsDigits(bare) => $"{bare[..3]} {bare[3..]}",
            "DE" or "FR" or "ES" or "IT" or "FI" => WithoutCountry(bare, 5),
            "AT" or "CH" or "BE" or "DK" or "NO" or "LU" => WithoutCountry(bare, 4),
            _ => null,
        };
    }

    /// <summary>City, region and postal code of an address's last line; all null when it has no postal code of the country.</summary>
    public static (string? City, string? Region, string? Code) Parted(string line, string country)
    {
        var match = country switch
        {
            "US" => LineUs().Match(line),
            "CA" => LineCa().Match(line),
            "AU" => LineAu().Match(line),
            "GB" => LineGb().Match(line),
            "NL" => LineNl().Match(line),
            "PT" => LinePt().Match(line),
            "PL" => LinePl().Match(line),
            "DE" or "FR" or "ES" or "IT" or "FI" or "MX" => LineFive().Match(line),
            "AT" or "CH" or "BE" or "DK" or "NO" or "LU" => LineFour().Match(line),
            "SE" or "CZ" or "GR" => LineThreeTwo().Match(line),
            _ => Match.Empty,
        };
        if (!match.Success)
            return default;
        var code = match.Groups["code"].Value.ToUpperInvariant();
        return (Text(match.Groups["city"]), Text(match.Groups["region"])?.ToUpperInvariant(), Written(code, country) ?? code);
    }

    // "D-10999" and "CH-8001" are of the time before there were country fields.
    private static string? WithoutCountry(string bare, int digits) =>
        bare.Length > digits && bare.Length <= digits + 2 && IsDigits(bare[^digits..]) && !bare.AsSpan(0, bare.Length - digits).ContainsAnyExceptInRange('A', 'Z') ? bare[^digits..] : null;

    private static bool IsDigits(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string? Text(Group group) => group.Success && group.Value.Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Gb();

    [GeneratedRegex("^[A-Z][0-9][A-Z][0-9][A-Z][0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Ca();

    [GeneratedRegex("^[1-9][0-9]{3}[A-Z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Nl();

    [GeneratedRegex("^(?:(?<city>[^0-9]+?) )?(?<region>[A-Z]{2}),? (?<code>[0-9]{5}(?:-[0-9]{4})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex LineUs();

    [GeneratedRegex("^(?:(?<city>[^0-9]+?) )?(?<region>[A-Z]{2}),? (?<code>[A-Za-z][0-9][A-Za-z] ?[0-9][A-Za-z][0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex LineCa();

    [GeneratedRegex("^(?:(?<city>[^0-9]+?) )?(?<region>NSW|VIC|QLD|WA|SA|TAS|ACT|NT) (?<code>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex LineAu();

    [GeneratedRegex("^(?:(?<city>[^0-9]+?) )?(?<code>[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex LineGb();

    [GeneratedRegex("^(?<code>[1-9][0-9]{3} ?[A-Za-z]{2}) (?<city>[^0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex LineNl();

    [GeneratedRegex("^(?<code>[0-9]{4}-[0-9]{3}) (?<city>[^0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex LinePt();

    [GeneratedRegex("^(?<code>[0-9]{2}-[0-9]{3}) (?<city>[^0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex LinePl();

    [GeneratedRegex("^(?:[A-Z]{1,2}-)?(?<code>[0-9]{5}) (?<city>[^0-9]+?)(?: \\((?<region>[A-Z]{2})\\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex LineFive();

    [GeneratedRegex("^(?:[A-Z]{1,2}-)?(?<code>[0-9]{4}) (?<city>[^0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex LineFour();

    [GeneratedRegex("^(?<code>[0-9]{3} ?[0-9]{2}) (?<city>[^0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex LineThreeTwo();
}
