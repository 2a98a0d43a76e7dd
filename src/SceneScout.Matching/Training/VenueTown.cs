using SceneScout.Geocoding;
using SceneScout.Matching.Places;

namespace SceneScout.Matching.Training;

/// <summary>A made town: quarters with streets, and venues of all kinds that stand close, share words, belong to chains or lie in one building.</summary>
internal sealed class VenueTown
{
    private const int Quarters = 6;
    private const int VenuesAQuarter = 14;

    private static readonly string[] StreetTypes = ["Street", "Avenue", "Road", "Boulevard", "Drive", "Lane", "Place", "Square"];

    private readonly PairRandom _random;
    private readonly KnownPlace _city;
    private readonly List<SyntheticVenue> _venues = [];

    /// <summary>Makes a town.</summary>
    /// <param name="random">Chance.</param>
    /// <param name="city">Where it lies.</param>
    public VenueTown(PairRandom random, KnownPlace city)
    {
        _random = random;
        _city = city;
        for (var quarter = 0; quarter < Quarters; quarter++)
        {
            var middle = city.Point().Towards(random.Part() * 360, random.Part() * 3000);
            var name = random.Of(TrainingWords.Rare);
            var streets = Enumerable.Range(0, 4).Select(_ => (Name: StreetName(), Type: random.Of(StreetTypes), Direction: random.Is(0.25) ? random.Of(["North", "South", "East", "West"]) : "")).ToList();
            var postal = Code(city.CountryCode);
            for (var at = 0; at < VenuesAQuarter; at++)
            {
                var street = random.Of(streets);
                var (core, type) = Name(name, street.Name);
                _venues.Add(new SyntheticVenue
                {
                    Core = core,
                    Type = type,
                    City = city,
                    Quarter = name,
                    Street = street.Name,
                    StreetType = street.Type,
                    Direction = street.Direction,
                    Number = random.Between(1, random.Is(0.5) ? 150 : 4000),
                    Postal = city.CountryCode == "GB" ? $"{postal} {random.Between(1, 9)}{Letter()}{Letter()}" : postal,
                    Phone = Phone(),
                    Point = middle.Towards(random.Part() * 360, random.Part() * 450),
                    Cuisine = random.Of(TrainingWords.Cuisines),
                    Site = $"www.{core.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).ToLowerInvariant()}.com",
                });
            }
        }
    }

    /// <summary>Its venues.</summary>
    public IReadOnlyList<SyntheticVenue> Venues => _venues;

    /// <summary>Another venue that one could take for a given one.</summary>
    public SyntheticVenue Rival(SyntheticVenue venue)
    {
        var other = Other(venue);
        var near = venue.Point.Towards(_random.Part() * 360, 15 + (_random.Part() * 120));
        var far = venue.Point.Towards(_random.Part() * 360, 150 + (_random.Part() * 1850));
        var nextNumber = venue.Number + (2 * _random.Between(1, 12));
        switch (_random.Below(56))
        {
            case 0 or 1 or 2: // next door
                return other with { Point = near, Quarter = venue.Quarter, Street = venue.Street, StreetType = venue.StreetType, Direction = venue.Direction, Number = nextNumber, Postal = venue.Postal };
            case 3 or 4 or 38: // another branch of the chain
                return other with { Core = venue.Core, Type = venue.Type, Point = far, Cuisine = venue.Cuisine, Site = venue.Site };
            case 5 or 6 or 30 or 31: // named after the same quarter, saint, person
                return other with { Core = venue.Core, Type = OtherType(venue.Type), Point = _random.Is(0.15) ? near : far };
            case 7 or 8 or 9 or 10 or 11 or 12 or 13 or 14 or 32 or 33 or 34 or 35 or 36 or 37: // a word in common
                return other with { Core = Shared(venue.Core), Type = _random.Is(0.5) ? venue.Type : other.Type, Point = _random.Is(0.07) ? near : far };
            case 15 or 40 or 41 or 55: // a part of it
                var part = _random.Of(TrainingWords.Parts);
                return other with { Core = venue.Core, Type = venue.Type.Length > 0 && _random.Is(0.7) ? $"{venue.Type} {part}" : part, Point = near, Street = venue.Street, StreetType = venue.StreetType, Number = _random.Is(0.3) ? venue.Number : nextNumber, Postal = venue.Postal };
            case 16: // numbered
                return venue with { Type = Renumbered(venue.Type), Point = near, Number = _random.Is(0.5) ? venue.Number : nextNumber, Phone = other.Phone };
            case 17 or 18: // in one building: a hotel's restaurants, a mall's shops
                return other with
                {
                    Point = venue.Point.Towards(_random.Part() * 360, _random.Part() * 40),
                    Street = venue.Street,
                    StreetType = venue.StreetType,
                    Direction = venue.Direction,
                    Number = venue.Number,
                    Postal = venue.Postal,
                    Phone = _random.Is(0.5) ? venue.Phone : other.Phone,
                    Quarter = venue.Quarter,
                    Site = _random.Is(0.5) ? venue.Site : other.Site,
                };
            case 19 or 39: // the same name in another city
                return Elsewhere(other with { Core = venue.Core, Type = venue.Type });
            case 20 or 42 or 43 or 53 or 54: // the same hotel's other restaurant
                return other with
                {
                    Core = venue.Core,
                    Type = OtherType(venue.Type),
                    Point = venue.Point.Towards(_random.Part() * 360, _random.Part() * 40),
                    Street = venue.Street,
                    StreetType = venue.StreetType,
                    Direction = venue.Direction,
                    Number = venue.Number,
                    Postal = venue.Postal,
                    Phone = _random.Is(0.5) ? venue.Phone : other.Phone,
                };
            case 21 or 22 or 23 or 24 or >= 44: // of the same quarter
                return other with { Point = far, Type = _random.Is(0.5) ? venue.Type : other.Type };
            default:
                return other;
        }
    }

    /// <summary>Another venue of the town, with a name of its own.</summary>
    public SyntheticVenue Other(SyntheticVenue venue)
    {
        var other = _random.Of(_venues);
        while (other.Core == venue.Core)
            other = _random.Of(_venues);
        return other;
    }

    /// <summary>A venue moved to another city.</summary>
    public SyntheticVenue Elsewhere(SyntheticVenue venue)
    {
        var city = _random.Of(TrainingWords.Cities);
        while (city.Name == _city.Name)
            city = _random.Of(TrainingWords.Cities);
        return venue with { City = city, Point = city.Point().Towards(_random.Part() * 360, _random.Part() * 3000), Postal = Code(city.CountryCode), Phone = Phone() };
    }

    private string Renumbered(string type)
    {
        var words = type.Split(' ');
        return words.Length > 1 && words[^1].Length == 1
            ? $"{string.Join(' ', words[..^1])} {(char)(words[^1][0] + 1)}"
            : $"{type} {_random.Between(2, 9)}".Trim();
    }

    private string OtherType(string type)
    {
        var pool = _random.Of([TrainingWords.FoodTypes, TrainingWords.StageTypes, TrainingWords.ClubTypes, TrainingWords.CivicTypes, TrainingWords.ShopTypes]);
        var other = _random.Of(pool);
        return other == type ? "Annex" : other;
    }

    private string Shared(string core)
    {
        var words = core.Split(' ');
        var other = _random.Of([_random.Of(TrainingWords.Rare), _random.Of(TrainingWords.Nouns), _random.Of(TrainingWords.Adjectives)]);
        return words.Length == 1 || _random.Is(0.5) ? $"{words[0]} {other}" : $"{other} {words[^1]}";
    }

    private (string Core, string Type) Name(string quarter, string street)
    {
        var rare = _random.Of(TrainingWords.Rare);
        var food = _random.Of(TrainingWords.FoodTypes);
        return _random.Below(20) switch
        {
            0 => ($"{rare}'s", food),
            1 => ($"{_random.Of(TrainingWords.FirstNames)}'s", food),
            2 => ($"The {_random.Of(TrainingWords.Adjectives)} {_random.Of(TrainingWords.Nouns)}", _random.Is(0.5) ? "" : food),
            3 => ($"{_random.Of(TrainingWords.Nouns)} of {rare}", _random.Of(TrainingWords.Cuisines) + " Restaurant"),
            4 => (quarter, _random.Of(TrainingWords.CivicTypes)),
            5 => ($"St. {_random.Of(TrainingWords.Saints)}'s", _random.Of(["Church", "School", "Cemetery", "Hospital", "Church Hall"])),
            6 => ($"{_city.Name} {_random.Of(TrainingWords.Nouns)}", _random.Of(TrainingWords.CivicTypes)),
            7 => (rare, _random.Of(TrainingWords.StageTypes)),
            8 => ($"{_random.Of(TrainingWords.Adjectives)} {rare}", _random.Of(TrainingWords.ClubTypes)),
            9 => ($"{rare} & {_random.Of(TrainingWords.Rare)}", _random.Of(TrainingWords.ShopTypes)),
            10 => (rare, ""),
            11 => ($"{_random.Of(["La", "Le", "Il", "El", "L'", "Da", "Chez"])} {rare}".Replace("' ", "'", StringComparison.Ordinal), _random.Is(0.5) ? "" : food),
            12 => (street, _random.Of(TrainingWords.CivicTypes)),
            13 => ($"{_random.Of(TrainingWords.FirstNames)} {rare}", _random.Of(TrainingWords.ShopTypes)),
            14 => ($"{quarter} {_random.Of(TrainingWords.Nouns)}", food),
            15 => ($"{_random.Of(TrainingWords.Nouns)} {_random.Of(TrainingWords.Nouns)}", _random.Is(0.5) ? "" : _random.Of(TrainingWords.ClubTypes)),
            16 => ($"{_random.Between(2, 99)} {_random.Of(TrainingWords.Nouns)}s", _random.Is(0.5) ? "" : food),
            17 => (rare, $"{_random.Of(["Studio", "Building", "Hall", "Stage", "Gate", "Unit"])} {_random.Of(["1", "2", "3", "4", "A", "B", "C"])}"),
            _ => ($"{rare} {_random.Of(TrainingWords.Rare)}", _random.Is(0.3) ? "" : food),
        };
    }

    private string StreetName() => _random.Below(4) switch
    {
        0 => $"{_random.Between(1, 12)}th",
        1 => _random.Of(["Main", "High", "Park", "Church", "Station", "Market", "Mill", "Bridge", "Queen", "King", "Castle", "George", "Union", "Washington"]),
        _ => _random.Of(TrainingWords.Rare),
    };

    private string Code(string country) => country switch
    {
        "GB" => $"{Letter()}{Letter()}{_random.Between(1, 19)}",
        "CA" => $"{Letter()}{_random.Below(10)}{Letter()} {_random.Below(10)}{Letter()}{_random.Below(10)}",
        "NL" => $"{_random.Between(1000, 9999)} {Letter()}{Letter()}",
        "AU" => $"{_random.Between(2000, 7999)}",
        _ => $"{_random.Between(10000, 98999)}",
    };

    private string Phone() => $"{_random.Between(201, 989)}-{_random.Between(200, 999)}-{_random.Between(0, 9999):0000}";

    private char Letter() => (char)('A' + _random.Below(26));
}
