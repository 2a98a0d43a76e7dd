using SceneScout.Geocoding.Places;

namespace SceneScout.Geocoding;

/// <summary>A place of the bundled data: a number and where to read the rest, so that asking for one costs no memory.</summary>
public readonly struct KnownPlace : IEquatable<KnownPlace>
{
    private readonly PlaceData? _data;

    internal KnownPlace(PlaceData data, int number)
    {
        _data = data;
        Number = number;
    }

    /// <summary>Its number in the bundled data; another in the data of another version.</summary>
    public int Number { get; }

    /// <summary>Its name, in English where that is usual.</summary>
    public string Name => Data.Names[Number];

    /// <summary>ISO 3166-1 alpha-2; empty where no country is known.</summary>
    public string CountryCode => Data.Country[Number] is var country and not PlaceData.NoCountry ? Data.Countries[country] : "";

    /// <summary>The country's English name; empty where no country is known.</summary>
    public string Country => Data.Country[Number] is var country and not PlaceData.NoCountry ? Data.CountryNames[country] : "";

    /// <summary>The state or province: as people write it, a code in the United States, Canada and Australia, else its name; null when unknown.</summary>
    public string? Region => Data.Region[Number] is var region and not PlaceData.NoRegion
        ? Data.RegionCodes[region] is { Length: > 0 } code ? code : Data.RegionNames[region] is { Length: > 0 } name ? name : null
        : null;

    /// <summary>Degrees north.</summary>
    public double Latitude => Data.Latitudes[Number] / PlaceData.PerDegree;

    /// <summary>Degrees east.</summary>
    public double Longitude => Data.Longitudes[Number] / PlaceData.PerDegree;

    /// <summary>Inhabitants; 0 when unknown.</summary>
    public int Population => Data.Populations[Number];

    /// <summary>True for a part of a city.</summary>
    public bool IsDistrict => (Data.Flags[Number] & PlaceFlags.District) != 0;

    private PlaceData Data => _data ?? throw new InvalidOperationException("No place was found.");

    /// <inheritdoc/>
    public bool Equals(KnownPlace other) => Number == other.Number && ReferenceEquals(_data, other._data);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KnownPlace other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Number;

    /// <inheritdoc/>
    public override string ToString() => _data is null ? "" : $"{Name}, {Region}, {Country}";

    /// <summary>The same place.</summary>
    public static bool operator ==(KnownPlace left, KnownPlace right) => left.Equals(right);

    /// <summary>Another place.</summary>
    public static bool operator !=(KnownPlace left, KnownPlace right) => !left.Equals(right);
}
