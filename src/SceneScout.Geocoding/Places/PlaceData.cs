using SceneScout.Geocoding.Data;
using SceneScout.Geocoding.Names;

namespace SceneScout.Geocoding.Places;

/// <summary>The bundled places, as columns. Places and postal codes stand by tenths of a degree, row by row from the north.</summary>
internal sealed class PlaceData
{
    /// <summary>Places and codes are kept in 1/100,000 degree.</summary>
    public const double PerDegree = 100_000;

    /// <summary>Reaches are kept in 1/12.</summary>
    public const float PerReach = 12;

    /// <summary>No country.</summary>
    public const byte NoCountry = 255;

    /// <summary>No region.</summary>
    public const ushort NoRegion = 65535;

    private PlaceData(TableReader reader)
    {
        Countries = reader.Texts();
        CountryNames = reader.Texts();
        RegionNames = reader.Texts();
        RegionCodes = reader.Texts();
        RegionCountry = reader.Table<byte>();
        RegionMain = reader.Table<int>();
        RegionLevel = reader.Table<byte>();
        Names = reader.Texts();
        Latitudes = reader.Table<int>();
        Longitudes = reader.Table<int>();
        Populations = reader.Table<int>();
        Country = reader.Table<byte>();
        Region = reader.Table<ushort>();
        Flags = reader.Table<PlaceFlags>();
        Parents = reader.Table<int>();
        CodeLatitudes = reader.Table<int>();
        CodeLongitudes = reader.Table<int>();
        CodePlaces = reader.Table<int>();
        Reaches = reader.Table<byte>();
        PointLatitudes = reader.Table<int>();
        PointLongitudes = reader.Table<int>();
        PointPlaces = reader.Table<int>();
        PointReaches = reader.Table<byte>();
        Keys = new(reader.Table<int>(), reader.Table<uint>(), reader.Table<uint>());
        ZoneNames = reader.Texts();
        ZoneCountries = reader.Texts();
        Areas = new(reader.Table<int>(), reader.Table<ushort>(), reader.Table<ushort>(), reader.Table<byte>());
        Towns = new(reader.Table<int>(), reader.Table<int>(), reader.Table<byte>(), reader.Table<int>());
    }

    /// <summary>ISO 3166-1 alpha-2 of each country.</summary>
    public TextTable Countries { get; }

    /// <summary>English names of countries.</summary>
    public TextTable CountryNames { get; }

    /// <summary>Names of states, provinces and counties.</summary>
    public TextTable RegionNames { get; }

    /// <summary>The code that people write for a state, where they do (United States, Canada, Australia), else nothing.</summary>
    public TextTable RegionCodes { get; }

    /// <summary>The country of each region.</summary>
    public byte[] RegionCountry { get; }

    /// <summary>The largest place of each region; -1 for none.</summary>
    public int[] RegionMain { get; }

    /// <summary>1 for states and provinces, 2 for counties.</summary>
    public byte[] RegionLevel { get; }

    /// <summary>Names of places.</summary>
    public TextTable Names { get; }

    /// <summary>Degrees north times <see cref="PerDegree"/>.</summary>
    public int[] Latitudes { get; }

    /// <summary>Degrees east times <see cref="PerDegree"/>.</summary>
    public int[] Longitudes { get; }

    /// <summary>Inhabitants; 0 when unknown.</summary>
    public int[] Populations { get; }

    /// <summary>The country of each place.</summary>
    public byte[] Country { get; }

    /// <summary>The state of each place.</summary>
    public ushort[] Region { get; }

    /// <summary>What each place is.</summary>
    public PlaceFlags[] Flags { get; }

    /// <summary>The city of each district; -1 for none.</summary>
    public int[] Parents { get; }

    /// <summary>Degrees north of postal codes times <see cref="PerDegree"/>.</summary>
    public int[] CodeLatitudes { get; }

    /// <summary>Degrees east of postal codes times <see cref="PerDegree"/>.</summary>
    public int[] CodeLongitudes { get; }

    /// <summary>The place of each postal code.</summary>
    public int[] CodePlaces { get; }

    /// <summary>How many times as far as a village's each place's centre reaches, times <see cref="PerReach"/>; 0 where no point lies in it.</summary>
    public byte[] Reaches { get; }

    /// <summary>Degrees north of further points of places, the centres of postal codes' areas, times <see cref="PerDegree"/>.</summary>
    public int[] PointLatitudes { get; }

    /// <summary>Degrees east of further points times <see cref="PerDegree"/>.</summary>
    public int[] PointLongitudes { get; }

    /// <summary>The place of each further point.</summary>
    public int[] PointPlaces { get; }

    /// <summary>The reach of each further point times <see cref="PerReach"/>.</summary>
    public byte[] PointReaches { get; }

    /// <summary>What names find.</summary>
    public KeyIndex Keys { get; }

    /// <summary>Names of time zones.</summary>
    public TextTable ZoneNames { get; }

    /// <summary>The countries of each time zone, two letters each.</summary>
    public TextTable ZoneCountries { get; }

    /// <summary>Counties of the United States.</summary>
    public AreaMap Areas { get; }

    /// <summary>Towns of the United States.</summary>
    public TownMap Towns { get; }

    /// <summary>Bytes in memory, without the strings that were asked for.</summary>
    public long Bytes =>
        (RegionCountry.Length * 6L) + (Latitudes.Length * 21L) + (CodePlaces.Length * 12L) + (PointPlaces.Length * 13L) + (Keys.Count * 8L) + (65537 * 4L) + Areas.Bytes + Towns.Bytes
        + Names.Bytes + RegionNames.Bytes + RegionCodes.Bytes + Countries.Bytes + CountryNames.Bytes + ZoneNames.Bytes + ZoneCountries.Bytes;

    /// <summary>Reads the bundled file.</summary>
    public static PlaceData Read()
    {
        using var reader = TableReader.Open("places.bin.br");
        return new(reader);
    }
}
