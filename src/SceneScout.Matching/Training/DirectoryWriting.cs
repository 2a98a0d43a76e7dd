using System.Globalization;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>Writes about a made restaurant as a directory on the web does.</summary>
/// <param name="random">Chance.</param>
internal sealed class DirectoryWriting(PairRandom random)
{
    private readonly GuideWriting _guides = new(random);

    /// <summary>A directory's entry.</summary>
    /// <param name="entry">The restaurant.</param>
    /// <param name="style">What the directory tells.</param>
    public MatchSide Write(GuideEntry entry, DirectoryStyle style)
    {
        if (random.Is(0.025))
            entry = entry with { Number = Slipped(entry.Number) };
        var point = entry.Point.Towards(random.Part() * 360, Off());
        var city = style.Metro || random.Is(0.1) ? entry.Metro : entry.Part;
        var postal = random.Is(0.03) ? OtherPostal(entry.Postal) : entry.Postal;
        return new MatchSide
        {
            Kind = SideKind.Venue,
            Title = Name(entry),
            Address = Line(_guides.Address(entry, random.Is(0.5)), style.Line, random.Is(0.15) ? entry.Part : city, entry.Region, postal),
            City = style.City ? city : null,
            PostalCode = style.Postal ? postal : null,
            Phone = random.Is(style.Phone) ? Phone(entry) : null,
            Latitude = style.Points ? Math.Round(point.Latitude, 6) : null,
            Longitude = style.Points ? Math.Round(point.Longitude, 6) : null,
        };
    }

    private string Name(GuideEntry entry)
    {
        var name = _guides.Name(random.Is(0.12) ? entry with { Kind = Part(entry.Kind) } : entry);
        if (random.Is(0.02))
            name = _guides.Typo(name);
        name = random.Below(40) switch
        {
            0 => $"{name} - {entry.Part}",
            1 => $"{name} ({entry.Part})",
            2 => $"{name} {random.Of(TrainingWords.Servings)}",
            3 => $"{name} {entry.Kitchen} Restaurant",
            4 => $"{name} & {random.Of(["Bar", "Grill", "Cafe", "Lounge", "Catering", "Market"])}",
            5 => $"{name}, {random.Of(["Inc.", "LLC", "Restaurant"])}",
            6 => $"{entry.Metro} {name}",
            _ => name,
        };
        return random.Is(0.04) ? name.ToUpperInvariant() : name;
    }

    private string Part(string kind)
    {
        var words = kind.Split(' ');
        return words.Length == 1 ? kind : string.Join(' ', words.Take(random.Between(1, words.Length - 1))).TrimEnd(',', '&', ' ');
    }

    private static string Line(string street, int line, string city, string region, string postal) => line switch
    {
        0 => street,
        1 => $"{street}, {city}, {region}".TrimEnd(',', ' '),
        _ => $"{street}, {city}, {region} {postal}",
    };

    private string Phone(GuideEntry entry) => random.Below(100) switch
    {
        < 3 => $"({random.Of(["800", "855", "866", "888"])}) {random.Between(200, 999)}-{random.Between(0, 9999):0000}",
        < 7 => $"({entry.Phone[..3]}) {random.Between(200, 999)}-{random.Between(0, 9999):0000}",
        < 8 => $"{random.Between(1000, 99_999)}",
        _ => _guides.Phone(entry, random.Is(0.5)),
    };

    // Two neighbouring digits in the other order, or another digit in one place.
    private int Slipped(int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture).ToCharArray();
        if (digits.Length < 3)
            return number;
        var at = random.Between(1, digits.Length - 1);
        if (at + 1 < digits.Length && random.Is(0.6))
            (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
        else
            digits[at] = (char)('0' + random.Below(10));
        return int.Parse(digits, CultureInfo.InvariantCulture);
    }

    private string OtherPostal(string postal) => random.Is(0.7)
        ? string.Create(CultureInfo.InvariantCulture, $"{postal[..3]}{random.Below(100):00}")
        : string.Create(CultureInfo.InvariantCulture, $"{random.Between(10_000, 98_999)}");

    // Metres that a geocoder is off: 45 in the middle, now and then a kilometre, or the middle of the city.
    private double Off() => random.Below(100) switch
    {
        < 4 => 300 + (random.Part() * 1200),
        < 5 => 1000 + (random.Part() * 7000),
        _ => 45 * Math.Exp(0.8 * random.Normal()),
    };
}
