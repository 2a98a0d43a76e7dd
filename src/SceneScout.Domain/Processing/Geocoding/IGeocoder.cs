using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Processing.Geocoding;

/// <summary>Finds places online, more exactly than bundled data can. It throws on cancellation only: whatever else happens is an answer.</summary>
public interface IGeocoder
{
    /// <summary>Its name: that of its budget, and what events show as where their place is from.</summary>
    string Name { get; }

    /// <summary>The point of a place.</summary>
    Task<GeocoderAnswer> FindAsync(PlaceQuestion question, CancellationToken cancellation);

    /// <summary>The place at a point.</summary>
    Task<GeocoderAnswer> AtAsync(GeoPoint point, CancellationToken cancellation);
}
