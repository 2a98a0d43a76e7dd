using System.Globalization;
using SceneScout.Domain.Geo;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Training;

/// <summary>A restaurant as it is, before guides write about it.</summary>
internal sealed record GuideEntry
{
    private const int ReachMetres = 9000;
    private const int MostNumber = 2000;
    private const double HouseMetres = 2.5;

    /// <summary>What names it, without an article in front and without its kind.</summary>
    public required string Core { get; init; }

    /// <summary>An article that belongs to the name; empty for none.</summary>
    public required string Article { get; init; }

    /// <summary>What kind it says it is; empty when its name does not say.</summary>
    public required string Kind { get; init; }

    /// <summary>The hotel that it is in; empty for none.</summary>
    public required string Hotel { get; init; }

    public required string Metro { get; init; }

    /// <summary>The suburb or quarter where it is.</summary>
    public required string Part { get; init; }

    public required int Number { get; init; }

    public required string Street { get; init; }

    public required string StreetType { get; init; }

    /// <summary>North, South, Northeast and the like; empty for none.</summary>
    public required string Direction { get; init; }

    public required string Corner { get; init; }

    /// <summary>Area, exchange and number, with hyphens.</summary>
    public required string Phone { get; init; }

    public required string Kitchen { get; init; }

    /// <summary>The middle of the metropolis.</summary>
    public required GeoPoint Middle { get; init; }

    /// <summary>Code of the state.</summary>
    public required string Region { get; init; }

    /// <summary>Where it is: houses of one street and quarter lie along a line, by their numbers.</summary>
    public GeoPoint Point
    {
        get
        {
            var street = WordHash.Of($"{Street} {StreetType}, {Part}");
            return Middle.Towards(street % 360, street / 360 % ReachMetres).Towards(street / 7 % 360, Number % MostNumber * HouseMetres);
        }
    }

    /// <summary>The postal code of the street.</summary>
    public string Postal => string.Create(CultureInfo.InvariantCulture, $"{10_000 + (WordHash.Of($"{Metro}, {Part}") % 800 * 100) + (WordHash.Of(Street) % 12):00000}");
}
