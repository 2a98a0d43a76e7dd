using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>Writes about a made venue as feeds do: with other words, abbreviations, gaps and mistakes.</summary>
/// <param name="random">Chance.</param>
internal sealed class VenueWriting(PairRandom random)
{
    private static readonly (string Long, string Short)[] Short =
    [
        ("Street", "St"), ("Avenue", "Ave."), ("Road", "Rd"), ("Boulevard", "Blvd."), ("Drive", "Dr."), ("Lane", "Ln"), ("Place", "Pl"), ("Square", "Sq"),
        ("North", "N."), ("South", "S."), ("East", "E."), ("West", "W."),
    ];

    /// <summary>A feed's record.</summary>
    public MatchSide Write(SyntheticVenue venue, FeedStyle style)
    {
        var hasPoint = random.Is(style.Coordinates);
        var point = hasPoint ? venue.Point.Towards(random.Part() * 360, Off()) : venue.Point;
        var digits = random.Is(0.02) ? 2 : 7;
        return new MatchSide
        {
            Kind = SideKind.Venue,
            Title = Name(venue),
            Latitude = hasPoint ? Math.Round(point.Latitude, digits) : null,
            Longitude = hasPoint ? Math.Round(point.Longitude, digits) : null,
            Address = random.Is(style.Address) ? Address(venue, style.NumberLast) : null,
            PostalCode = random.Is(style.Postal) ? Postal(venue.Postal) : null,
            City = random.Is(style.City) ? City(venue) : null,
            Country = random.Is(style.City * 0.5) ? venue.City.CountryCode : null,
            Phone = random.Is(style.Phone) ? Phone(venue.Phone) : null,
            Category = random.Is(style.Category) ? Category(venue) : null,
            Url = random.Is(style.Site) ? $"http://{venue.Site}{(random.Is(0.5) ? "/visit" : "/home/index.html")}" : null,
        };
    }

    /// <summary>The venue's name in a feed's words.</summary>
    public string Name(SyntheticVenue venue)
    {
        if (random.Is(0.004))
            return $"{random.Of(TrainingWords.Rare)} {venue.Type}".Trim();
        var core = venue.Core;
        var type = venue.Type;
        if (random.Is(0.09))
            type = "";
        else if (type.Length == 0 && random.Is(0.12))
            type = random.Of(TrainingWords.FoodTypes);
        else if (type.Contains(' ', StringComparison.Ordinal) && random.Is(0.15))
            type = random.Of(type.Split(' '));
        else if (random.Is(0.04))
            type = Like(type);
        else if (random.Is(0.025))
            type = random.Of([random.Of(TrainingWords.FoodTypes), random.Of(TrainingWords.ClubTypes), random.Of(TrainingWords.CivicTypes), random.Of(TrainingWords.ShopTypes)]);
        if (core.StartsWith("The ", StringComparison.Ordinal) && random.Is(0.4))
            core = core[4..];
        if (random.Is(0.3))
            core = core.Replace("'s", "s", StringComparison.Ordinal);
        else if (random.Is(0.05))
            core = core.Replace("'s", "", StringComparison.Ordinal);
        if (random.Is(0.4))
            core = core.Replace("St. ", "Saint ", StringComparison.Ordinal);
        if (random.Is(0.4))
            (core, type) = (core.Replace(" & ", " and ", StringComparison.Ordinal), type.Replace(" & ", " and ", StringComparison.Ordinal));
        var words = core.Split(' ');
        if (words.Length > 1 && random.Is(0.02))
            core = words[random.Is(0.7) ? 0 : words.Length - 1];
        else if (words.Length > 1 && random.Is(0.03))
            core = core.Replace(" ", "", StringComparison.Ordinal);
        var name = random.Is(0.04) && type.Length > 0 ? $"{type} {core}" : $"{core} {type}".Trim();
        if (random.Is(0.05))
            name = Typo(name);
        if (random.Is(0.06))
            name = $"{name} {Tail(venue)}";
        else if (random.Is(0.03))
            name = $"{random.Of([venue.City.Name, venue.Quarter, random.Of(TrainingWords.FirstNames) + "'s", "Original"])} {name}";
        else if (random.Is(0.02))
            name = $"{name}, The";
        return random.Is(0.04) ? name.ToUpperInvariant() : random.Is(0.03) ? name.ToLowerInvariant() : name;
    }

    /// <summary>A text with one letter lost, doubled, changed or swapped.</summary>
    public string Typo(string text)
    {
        if (text.Length < 5)
            return text;
        var at = random.Between(1, text.Length - 3);
        return random.Below(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => string.Concat(text.AsSpan(0, at), random.Of(["a", "e", "i", "o", "é", "r"]), text.AsSpan(at + 1)),
            _ => string.Concat(text.AsSpan(0, at), text[at + 1].ToString(), text[at].ToString(), text.AsSpan(at + 2)),
        };
    }

    private string Tail(SyntheticVenue venue) => random.Below(8) switch
    {
        0 => $"- {venue.City.Name}",
        1 => $"({venue.City.Name})",
        2 => $"- {venue.Quarter}",
        3 => $"{venue.Street} {venue.StreetType}",
        4 => random.Of(["Ltd", "Inc.", "LLC", "UK", "Company"]),
        5 => $"({random.Of(TrainingWords.Rare)})",
        6 => $"& {random.Of(TrainingWords.ShopTypes)}",
        _ => random.Of(TrainingWords.FoodTypes),
    };

    private string Like(string type)
    {
        foreach (var pool in new[] { TrainingWords.FoodTypes, TrainingWords.StageTypes, TrainingWords.ClubTypes })
            if (pool.Contains(type, StringComparer.Ordinal))
                return random.Of(pool);
        return type;
    }

    private string Address(SyntheticVenue venue, bool numberLast)
    {
        var street = random.Is(0.025) ? random.Of(TrainingWords.Rare) : random.Is(0.03) ? Typo(venue.Street) : venue.Street;
        var isShort = random.Is(0.5);
        var type = random.Is(0.05) ? "" : isShort ? Abbreviated(venue.StreetType) : venue.StreetType;
        var direction = random.Is(0.2) ? "" : isShort ? Abbreviated(venue.Direction) : venue.Direction;
        var number = random.Is(0.1) ? ""
            : random.Is(0.03) ? $"{venue.Number + random.Between(-4, 4)}"
            : random.Is(0.06) ? $"{venue.Number}-{venue.Number + (2 * random.Between(1, 4))}"
            : random.Is(0.03) ? $"{venue.Number}{random.Of(["a", "b"])}" : $"{venue.Number}";
        var line = $"{direction} {street} {type}".Trim().Replace("  ", " ", StringComparison.Ordinal);
        var address = number.Length == 0 ? line : numberLast ? $"{line}, {number}" : $"{number} {line}";
        return random.Below(14) switch
        {
            0 => $"{address}, Suite {random.Between(1, 400)}",
            1 => $"{address} ({(random.Is(0.5) ? "at" : "btwn")} {random.Of(TrainingWords.Rare)} {random.Of(["St", "Ave"])})",
            2 => $"{address}, {venue.Quarter}",
            3 => $"{address}, {venue.City.Name}",
            _ => address,
        };
    }

    private static string Abbreviated(string word)
    {
        foreach (var (full, cut) in Short)
            if (full == word)
                return cut;
        return word;
    }

    private string City(SyntheticVenue venue) => random.Below(24) switch
    {
        0 or 2 => random.Of(TrainingWords.Suburbs(venue.City)).Name,
        1 => $"{venue.City.Name} City",
        3 => venue.City.Name.ToUpperInvariant(),
        _ => venue.City.Name,
    };

    private string Postal(string code) => random.Below(20) switch
    {
        0 => code.Split(' ')[0],
        1 when code.Length == 5 => $"{code}-{random.Between(1000, 9999)}",
        2 => code.Length > 3 ? string.Concat(code.AsSpan(0, code.Length - 1), random.Below(10).ToString(System.Globalization.CultureInfo.InvariantCulture)) : code,
        _ => code,
    };

    private string Phone(string phone)
    {
        if (random.Is(0.02))
            phone = $"{random.Between(201, 989)}-{random.Between(200, 999)}-{random.Between(0, 9999):0000}";
        var parts = phone.Split('-');
        return random.Below(4) switch
        {
            0 => $"{parts[0]}/{parts[1]}-{parts[2]}",
            1 => $"+1 ({parts[0]}) {parts[1]} {parts[2]}",
            2 => $"{parts[0]}.{parts[1]}.{parts[2]}",
            _ => phone,
        };
    }

    // Guides have words of their own for a kitchen.
    private string Category(SyntheticVenue venue) => random.Is(0.45) ? random.Of(TrainingWords.Cuisines) : venue.Cuisine;

    // Metres that a feed's point is off: 35 in the middle, 120 in one of ten, now and then a kilometre.
    private double Off() => random.Is(0.012) ? 300 + (random.Part() * 700) : 30 * Math.Exp(0.75 * random.Normal());
}
