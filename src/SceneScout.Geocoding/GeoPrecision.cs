namespace SceneScout.Geocoding;

/// <summary>How exactly a point stands for what was asked. The bundled data reaches postal codes; <see cref="Street"/> and <see cref="Rooftop"/> take an online geocoder.</summary>
public enum GeoPrecision
{
    /// <summary>The largest place of a state, province or county.</summary>
    Region,

    /// <summary>The centre of a city or of a part of it.</summary>
    City,

    /// <summary>The middle of a postal code's area.</summary>
    PostalCode,

    /// <summary>A street.</summary>
    Street,

    /// <summary>A building.</summary>
    Rooftop,
}
