using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing.Geocoding;

namespace SceneScout.Actors.Tests.Doubles;

/// <summary>A geocoder that nobody must ask.</summary>
internal sealed class NoGeocoder : IGeocoder
{
    public static readonly NoGeocoder Asked = new();

    public string Name => "nominatim";

    public Task<GeocoderAnswer> FindAsync(PlaceQuestion question, CancellationToken cancellation) => throw new InvalidOperationException($"'{question}' was asked.");

    public Task<GeocoderAnswer> AtAsync(GeoPoint point, CancellationToken cancellation) => throw new InvalidOperationException($"{point} was asked.");
}
