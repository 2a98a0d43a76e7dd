using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>Writes about a made restaurant as one of two guides does: name, street, city, phone and kitchen; no coordinates, no postal code.</summary>
/// <param name="random">Chance.</param>
internal sealed class GuideWriting(PairRandom random)
{
    private static readonly string[] Ordinals = ["", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
    private static readonly string[] Kitchens = ["american", "american (new)", "american (traditional)", "french", "french (new)", "french bistro", "italian", "delis", "steakhouses", "hotel dining", "seafood", "californian", "continental", "asian", "bbq", "coffeehouses", "mexican", "southwestern"];

    /// <summary>A guide's entry.</summary>
    /// <param name="entry">The restaurant.</param>
    /// <param name="isSecond">The guide that names parts of cities, writes phones with hyphens and streets shortly.</param>
    public MatchSide Write(GuideEntry entry, bool isSecond)
    {
        var name = Name(entry);
        var address = Address(entry, isSecond);
        return new MatchSide
        {
            Kind = SideKind.Venue,
            Title = random.Is(0.6) ? name.ToLowerInvariant() : name,
            Address = random.Is(0.6) ? address.ToLowerInvariant() : address,
            City = City(entry, isSecond),
            Phone = random.Is(0.02) ? null : Phone(entry, isSecond),
            Category = random.Is(0.05) ? null : random.Is(0.6) ? random.Of(Kitchens) : entry.Kitchen,
        };
    }

    internal string Name(GuideEntry entry)
    {
        var (core, kind) = (entry.Core, entry.Kind);
        var isHotels = entry.Hotel.Length > 0 && core == entry.Hotel;
        if (!isHotels)
        {
            if (kind.Length > 0 && random.Is(0.25))
                kind = "";
            else if (kind.Length == 0 && random.Is(0.1))
                kind = random.Of(["Restaurant", "Cafe", "Ristorante", "Grill", "Bar", "The Original", "Inn", "Tea Room"]);
            if (kind == "Delicatessen" && random.Is(0.5))
                kind = "Deli";
            if (kind == "Barbecue" && random.Is(0.5))
                kind = "BBQ";
            var words = core.Split(' ');
            if (words.Length == 2 && !core.Contains('&', StringComparison.Ordinal) && words[0] is { Length: > 4 } and not ("Hotel" or "Trattoria") && random.Is(0.03))
                core = words[0];
            else if (words.Length > 3 && words[2] == "the" && random.Is(0.2))
                core = words[0]; // "Grill, The" for the Grill on the Alley
        }

        if (core.StartsWith("Hotel ", StringComparison.Ordinal) && random.Is(0.4))
            core = $"{core[6..]} Hotel";
        if (random.Is(0.15))
            core = core.Replace("'s", "s", StringComparison.Ordinal);
        else if (random.Is(0.06))
            core = core.Replace("'s", "", StringComparison.Ordinal);
        if (random.Is(0.4))
            core = core.Replace(" & ", " and ", StringComparison.Ordinal);
        if (random.Is(0.3))
            core = core.Replace('-', ' ');
        if (random.Is(0.02))
            core = core.Replace(" ", "", StringComparison.Ordinal);
        var name = kind.Length == 0 ? core
            : kind is "Restaurant" or "Cafe" or "Dining Room" or "Ristorante" or "Trattoria" && random.Is(isHotels ? 0.3 : 0.1) ? $"{kind} {core}" : $"{core} {kind}";
        var article = entry.Article.Length > 0 ? random.Below(3) : random.Is(0.04) ? random.Below(2) : 2;
        name = article switch
        {
            0 => $"The {name}",
            1 => random.Is(0.5) ? $"{name}, The" : $"{name}  The",
            _ => name,
        };
        if (random.Is(0.04))
            name = Typo(name);
        return random.Below(30) switch
        {
            0 => $"{name} ({entry.Part})",
            1 => $"{name} ({entry.Metro})",
            2 => $"{name} of {entry.Metro}",
            3 => $"{name} {entry.Metro}",
            4 when entry.Hotel.Length > 0 && !isHotels => $"{name} at the {entry.Hotel}",
            5 when entry.Hotel.Length > 0 && !isHotels => $"{name} ({entry.Hotel})",
            _ => name,
        };
    }

    internal string Typo(string text)
    {
        if (text.Length < 6)
            return text;
        var at = random.Between(1, text.Length - 3);
        return random.Below(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            _ => string.Concat(text.AsSpan(0, at), text[at + 1].ToString(), text[at].ToString(), text.AsSpan(at + 2)),
        };
    }

    internal string Address(GuideEntry entry, bool isSecond)
    {
        var isShort = random.Is(isSecond ? 0.9 : 0.7);
        var street = entry.Street;
        if (street.Length is 3 or 4 && char.IsAsciiDigit(street[0]) && !char.IsAsciiDigit(street[1]) && random.Is(isSecond ? 0.1 : 0.3))
            street = Ordinals[street[0] - '0'];
        else if (random.Is(0.02))
            street = Typo(street);
        if (random.Is(0.015))
            street = random.Of(TrainingWords.Rare);
        var type = random.Is(0.06) ? "" : isShort ? Short(entry.StreetType) : entry.StreetType;
        var direction = random.Is(0.15) ? "" : isShort ? Short(entry.Direction) : entry.Direction;
        var line = direction.Length == 0 ? $"{street} {type}" : random.Is(entry.Direction.Length > 5 ? 0.8 : 0.25) ? $"{street} {type} {direction}" : $"{direction} {street} {type}";
        var number = random.Is(0.03) ? entry.Number + random.Between(-9, 90) : entry.Number;
        var address = $"{number} {line.Trim()}";
        return random.Below(24) switch
        {
            0 or 1 => $"{address} at {entry.Corner}",
            2 => $"{address} between {entry.Corner} and {random.Of(TrainingWords.Rare)} Sts.",
            3 => $"{line.Trim()} {random.Of(["at", "near", "off"])} {entry.Corner}",
            4 => $"{address} near {entry.Corner}",
            5 => $"{address} Suite {random.Between(1, 300)}",
            6 => $"{address} off {entry.Corner}",
            7 when entry.Hotel.Length > 0 => $"{entry.Hotel} Hotel {address}",
            8 => $"{number}-{number + (2 * random.Between(1, 6))} {line.Trim()}",
            _ => address,
        };
    }

    private string Short(string word) => word switch
    {
        "Street" => "St.",
        "Avenue" => "Ave.",
        "Road" => "Rd.",
        "Boulevard" => random.Is(0.8) ? "Blvd." : "Blv.",
        "Drive" => "Dr.",
        "Place" => "Pl.",
        "Lane" => "Ln.",
        "North" => "N.",
        "South" => "S.",
        "East" => "E.",
        "West" => "W.",
        "Northeast" => "NE",
        "Northwest" => "NW",
        "Southeast" => "SE",
        _ => word,
    };

    internal string City(GuideEntry entry, bool isSecond)
    {
        if (random.Is(isSecond ? 0.25 : 0.7))
            return entry.Metro;
        var part = entry.Part;
        foreach (var direction in new[] { "West ", "North ", "South ", "East " })
            if (part.StartsWith(direction, StringComparison.Ordinal) && random.Is(0.5))
                part = $"{direction[0]}. {part[direction.Length..]}";
        return part == entry.Metro && random.Is(0.15) ? $"{part} City" : part;
    }

    internal string Phone(GuideEntry entry, bool isSecond)
    {
        var parts = entry.Phone.Split('-');
        if (random.Is(0.02))
            parts = [parts[0], $"{random.Between(200, 999)}", $"{random.Between(0, 9999):0000}"];
        else if (random.Is(0.015))
            parts = [$"{random.Between(201, 989)}", parts[1], parts[2]]; // the area got another code
        return random.Below(20) switch
        {
            0 => $"({parts[0]}) {parts[1]}-{parts[2]}",
            1 => $"{parts[0]}.{parts[1]}.{parts[2]}",
            2 => $"{parts[0]}/{parts[1]}-{parts[2]} or {random.Between(800, 888)}/{random.Between(200, 999)}-{random.Between(0, 9999):0000}",
            _ => isSecond ? $"{parts[0]}-{parts[1]}-{parts[2]}" : $"{parts[0]}/{parts[1]}-{parts[2]}",
        };
    }
}
