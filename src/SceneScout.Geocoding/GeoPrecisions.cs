namespace SceneScout.Geocoding;

/// <summary>How precisions are written.</summary>
public static class GeoPrecisions
{
    /// <summary><c>rooftop</c>, <c>street</c>, <c>postcode</c>, <c>city</c> or <c>region</c>.</summary>
    public static string Name(this GeoPrecision precision) => precision switch
    {
        GeoPrecision.Rooftop => "rooftop",
        GeoPrecision.Street => "street",
        GeoPrecision.PostalCode => "postcode",
        GeoPrecision.City => "city",
        _ => "region",
    };

    /// <summary>The precision that is written so; null for none.</summary>
    public static GeoPrecision? Parse(string? name) => name switch
    {
        "rooftop" => GeoPrecision.Rooftop,
        "street" => GeoPrecision.Street,
        "postcode" => GeoPrecision.PostalCode,
        "city" => GeoPrecision.City,
        "region" => GeoPrecision.Region,
        _ => null,
    };
}
