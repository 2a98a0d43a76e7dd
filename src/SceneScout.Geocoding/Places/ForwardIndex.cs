namespace SceneScout.Geocoding.Places;

/// <summary>Finds the place that a feed means: what its parts say of country, region and postal code, and the likeliest place of the name that they leave.</summary>
internal sealed class ForwardIndex
{
    private readonly PlaceData _data;
    private readonly PostalCodeReader _codes;
    private readonly AreaReader _areas;
    private readonly NameReader _names;

    /// <summary>Prepares the look-up.</summary>
    public ForwardIndex(PlaceData data)
    {
        var countries = new CountryTable(data);
        _data = data;
        _codes = new(data);
        _areas = new(data, _codes);
        _names = new(data, countries, _areas, _codes, new(data, countries, _codes));
    }

    /// <summary>The likeliest place of a query, null when nothing in it names one.</summary>
    public GeoMatch? Find(in PlaceQuery query)
    {
        var context = _areas.ContextOf(query);
        // "Belgium" alone is no town of Wisconsin; what else the query says comes before its capital.
        var isCountry = false;
        if (context.Country < 0 && string.IsNullOrWhiteSpace(query.Region) && query.Near is null && _areas.NamesCountryAlone(query.City, out var named))
            (context.Country, isCountry) = (named, true);
        // Feeds put the postal code where the city belongs.
        var isCode = PostalCodeReader.LooksLikeOne(query.City);
        if (isCode && context.Code < 0)
            context.Code = _codes.Of(query.City, context.Country);
        var city = isCode || isCountry ? Candidate.None : _names.Named(query.City, context);
        if (!city.Found && context.Code < 0 && !string.IsNullOrWhiteSpace(query.Address))
            city = _names.InParts(query.Address, context);
        if (!city.Found && context.Code < 0 && context.Region < 0 && string.IsNullOrWhiteSpace(query.City))
            city = _names.Named(query.Region, context);
        if (!city.Found && (isCountry || string.IsNullOrWhiteSpace(query.City)) && string.IsNullOrWhiteSpace(query.Address) && query.Venue is { } venue && context.Country >= 0)
            city = _names.InParts(venue, context);
        if (!city.Found && isCountry && context.Code < 0)
            city = _names.Named(query.City, context);
        return city.Found ? Of(city, context)
            : context.Code >= 0 ? OfCode(context.Code)
            : context.Region >= 0 && _data.RegionMain[context.Region] is var main and >= 0 ? Of(new(main, 0, true), context)
            : null;
    }

    /// <summary>The country that a text names; -1 for none.</summary>
    public int CountryOf(string? text) => _areas.CountryOf(text);

    private GeoMatch OfCode(int code)
    {
        var place = _data.CodePlaces[code];
        return Match(_data.CodeLatitudes[code], _data.CodeLongitudes[code], _codes.IsExact(code) ? GeoPrecision.PostalCode : GeoPrecision.Region, place);
    }

    private GeoMatch Of(Candidate found, in SearchContext context)
    {
        var (latitude, longitude) = (_data.Latitudes[found.Place], _data.Longitudes[found.Place]);
        // A postal code is the better point where it agrees with the city.
        return context.Code >= 0 && _codes.IsExact(context.Code) && PlaceScale.Metres(latitude, longitude, _data.CodeLatitudes[context.Code], _data.CodeLongitudes[context.Code]) < 40_000
            ? Match(_data.CodeLatitudes[context.Code], _data.CodeLongitudes[context.Code], GeoPrecision.PostalCode, found.Place)
            : Match(latitude, longitude, found.IsRegion ? GeoPrecision.Region : GeoPrecision.City, found.Place);
    }

    private GeoMatch Match(int latitude, int longitude, GeoPrecision precision, int place) => new(
        latitude / PlaceData.PerDegree,
        longitude / PlaceData.PerDegree,
        precision,
        new(_data, place),
        new(_data, _data.Parents[place] is var parent and >= 0 ? parent : place));
}
