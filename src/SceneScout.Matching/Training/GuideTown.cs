using SceneScout.Domain.Geo;
using SceneScout.Geocoding;
using SceneScout.Matching.Places;

namespace SceneScout.Matching.Training;

/// <summary>A made metropolis with its suburbs and quarters, and restaurants in it that one could take for each other: those of one hotel, branches, neighbours, namesakes.</summary>
internal sealed class GuideTown
{
    private const int Restaurants = 70;
    private const int Hotels = 6;
    private const int Chains = 5;
    private const int Streets = 24;

    private static readonly string[] StreetTypes = ["Street", "Street", "Avenue", "Avenue", "Road", "Boulevard", "Boulevard", "Drive", "Place", "Way", "Lane"];
    private static readonly string[] Kinds = ["", "", "", "", "", "", "", "Restaurant", "Restaurant", "Cafe", "Grill", "Bar & Grill", "Ristorante", "Trattoria", "Bistro", "Brasserie", "Steakhouse", "Seafood House", "Deli", "Delicatessen", "Diner", "Kitchen", "Oyster Bar", "Chophouse", "Tavern", "Pizza", "Sushi", "Barbecue", "Tea Room", "Inn"];
    private static readonly string[] HotelKinds = ["Restaurant", "Cafe", "Dining Room", "Grill", "Bar", "Garden", "Terrace", "Room", "Lobby Lounge", "Buffet"];

    private readonly PairRandom _random;
    private readonly string[] _parts;
    private readonly string[] _areas;
    private readonly GeoPoint _middle;
    private readonly string _region;
    private readonly (string Name, string Type, string Direction)[] _streets;
    private readonly List<GuideEntry> _entries = [];

    /// <summary>Makes one.</summary>
    /// <param name="random">Chance.</param>
    /// <param name="city">The metropolis.</param>
    public GuideTown(PairRandom random, KnownPlace city)
    {
        _random = random;
        (Metro, _middle, _region) = (city.Name, city.Point(), city.Region ?? "");
        _parts = [city.Name, city.Name, city.Name, .. Enumerable.Range(0, 5).Select(_ => random.Of(TrainingWords.PartsOf(city)).Name)];
        _areas = [.. Enumerable.Range(0, 3).Select(_ => $"{random.Between(201, 989)}")];
        _streets = [.. Enumerable.Range(0, Streets).Select(_ => (StreetName(), random.Of(StreetTypes), random.Is(0.35) ? random.Of(["North", "South", "East", "West", "Northeast", "Northwest", "Southeast"]) : ""))];
        for (var hotel = 0; hotel < Hotels; hotel++)
            AddHotel();
        for (var chain = 0; chain < Chains; chain++)
        {
            var first = Alone();
            for (var branch = random.Between(2, 4); branch > 0; branch--)
                _entries.Add(On(first with { Number = Number(), Part = random.Of(_parts), Phone = Phone() }, random.Of(_streets)));
        }

        while (_entries.Count < Restaurants)
            _entries.Add(Alone());
    }

    /// <summary>The metropolis.</summary>
    public string Metro { get; }

    /// <summary>Its restaurants.</summary>
    public IReadOnlyList<GuideEntry> Entries => _entries;

    /// <summary>Another restaurant that one could take for a given one.</summary>
    /// <param name="given">The one.</param>
    /// <param name="elsewhere">Another metropolis.</param>
    public GuideEntry Rival(GuideEntry given, GuideTown elsewhere)
    {
        var other = _random.Of(_entries);
        while (ReferenceEquals(other, given))
            other = _random.Of(_entries);
        switch (_random.Below(20))
        {
            case 0 or 1 or 2 or 3 when given.Hotel.Length > 0: // the hotel's other restaurant
                var siblings = _entries.Where(entry => entry.Hotel == given.Hotel && !ReferenceEquals(entry, given)).ToList();
                return siblings.Count > 0 ? _random.Of(siblings) : other;
            case 4 or 5: // a branch
                var branches = _entries.Where(entry => entry.Core == given.Core && entry.Hotel.Length == 0 && !ReferenceEquals(entry, given)).ToList();
                return branches.Count > 0 ? _random.Of(branches) : other;
            case 6: // a namesake in another city
                return _random.Of(elsewhere.Entries) with { Core = given.Core, Article = given.Article, Kind = given.Kind };
            case 7: // the hotel of that name in another city
                return _random.Of(elsewhere.Entries) with { Core = given.Core, Kind = given.Kind, Hotel = given.Hotel, Article = given.Article };
            case 8 or 9 or 10: // a word in common
                var words = given.Core.Split(' ');
                return other with { Core = words.Length == 1 || _random.Is(0.5) ? $"{words[0]} {_random.Of(TrainingWords.Nouns)}" : $"{_random.Of(TrainingWords.Rare)} {words[^1]}", Kind = _random.Is(0.5) ? given.Kind : other.Kind, Hotel = "" };
            case 11: // next door
                return other with { Number = given.Number + (2 * _random.Between(0, 9)), Street = given.Street, StreetType = given.StreetType, Direction = given.Direction, Part = given.Part };
            case 12: // the phone of one owner
                return other with { Phone = given.Phone };
            case 13: // what was there before
                return other with { Number = given.Number, Street = given.Street, StreetType = given.StreetType, Direction = given.Direction, Corner = given.Corner, Part = given.Part, Phone = _random.Is(0.3) ? given.Phone : other.Phone };
            case 14 or 15:
                return _random.Of(elsewhere.Entries);
            default:
                return other;
        }
    }

    private void AddHotel()
    {
        var name = _random.Below(4) switch
        {
            0 => $"Hotel {_random.Of(TrainingWords.Rare)}",
            1 => $"{_random.Of(TrainingWords.Rare)}-{_random.Of(TrainingWords.Rare)}",
            2 => $"{_random.Of(TrainingWords.Adjectives)} {_random.Of(TrainingWords.Rare)}",
            _ => $"{_random.Of(TrainingWords.Rare)} {_random.Of(["Palace", "Regency", "Plaza", "Club", "House"])}",
        };
        var first = On(Alone() with { Hotel = name }, _random.Of(_streets));
        var kinds = HotelKinds.OrderBy(_ => _random.Part()).Take(_random.Between(2, 4)).ToList();
        var phone = Phone();
        var isShared = _random.Is(0.7);
        foreach (var kind in kinds)
        {
            var itsPhone = isShared ? phone : Phone();
            // The hotel's own name, or one of its own in the hotel.
            _entries.Add(_random.Is(0.55)
                ? first with { Core = name, Kind = kind, Article = "", Phone = itsPhone, Kitchen = _random.Of(TrainingWords.Cuisines) }
                : Alone() with { Hotel = name, Number = first.Number, Street = first.Street, StreetType = first.StreetType, Direction = first.Direction, Corner = first.Corner, Part = first.Part, Phone = itsPhone });
        }
    }

    private GuideEntry Alone() => On(
        new GuideEntry
        {
            Core = Core(),
            Article = _random.Is(0.08) ? "The" : "",
            Kind = _random.Of(Kinds),
            Hotel = "",
            Metro = Metro,
            Part = _random.Of(_parts),
            Number = Number(),
            Street = "",
            StreetType = "",
            Direction = "",
            Corner = "",
            Phone = Phone(),
            Kitchen = _random.Of(TrainingWords.Cuisines),
            Middle = _middle,
            Region = _region,
        },
        _random.Of(_streets));

    private GuideEntry On(GuideEntry entry, (string Name, string Type, string Direction) street)
    {
        var corner = _random.Of(_streets);
        return entry with { Street = street.Name, StreetType = street.Type, Direction = street.Direction, Corner = $"{corner.Name} {corner.Type}" };
    }

    private string Core()
    {
        var rare = _random.Of(TrainingWords.Rare);
        return _random.Below(16) switch
        {
            0 or 1 => $"{rare}'s",
            2 => $"{_random.Of(TrainingWords.FirstNames)}'s",
            3 => $"{_random.Of(["La", "Le", "Il", "El", "L'", "Da", "Chez", "Les", "Cafe", "Casa", "Trattoria", "Hotel"])} {rare}".Replace("' ", "'", StringComparison.Ordinal),
            4 => $"{_random.Of(TrainingWords.Adjectives)} {_random.Of(TrainingWords.Nouns)}",
            5 => $"{rare} & {_random.Of(TrainingWords.Rare)}",
            6 => $"{_random.Of(TrainingWords.FirstNames)} {_random.Of(TrainingWords.Rare)}'s",
            7 => $"{_random.Of(TrainingWords.Nouns)} {_random.Of(["on", "of", "at"])} the {_random.Of(["Alley", "Park", "Green", "Bay", "Hill", "Square", "River"])}",
            8 => $"{_random.Of(TrainingWords.FirstNames)} & {_random.Of(TrainingWords.FirstNames)}'s",
            9 => $"{rare} {_random.Of(TrainingWords.Nouns)}",
            10 => $"{_random.Between(2, 99)} {_random.Of(["", "Club ", ""])}{_random.Of(TrainingWords.Nouns)}".Trim(),
            11 => $"{Metro} {_random.Of(TrainingWords.Nouns)}",
            12 => $"{rare} {_random.Of(TrainingWords.Rare)}",
            _ => rare,
        };
    }

    private string StreetName() => _random.Below(5) switch
    {
        0 or 1 => Ordinal(_random.Between(1, 90)),
        2 => _random.Of(["Main", "High", "Park", "Church", "Market", "Mill", "Bridge", "Queen", "King", "Union", "Washington", "Madison", "Columbus", "Broad"]),
        3 => $"{_random.Of(TrainingWords.Rare)} {_random.Of(["Canyon", "Ferry", "Park", "Hill", "Creek", "Spring"])}",
        _ => _random.Of(TrainingWords.Rare),
    };

    private static string Ordinal(int number) => (number % 100, number % 10) switch
    {
        ( >= 11 and <= 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };

    private int Number() => _random.Between(1, _random.Is(0.5) ? 400 : 13_000);

    private string Phone() => $"{_random.Of(_areas)}-{_random.Between(200, 999)}-{_random.Between(0, 9999):0000}";
}
