using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.GooglePlaces;

/// <summary>Google Places (New).</summary>
internal static class GooglePlacesSource
{
    /// <summary>Its definition.</summary>
    public static readonly SourceDefinition Definition = new()
    {
        Adapter = new GooglePlacesAdapter(),
        Api = new SourceApi(new GooglePlacesErrors(), static (http, options, _) => new GooglePlacesClient(http, options))
        {
            BaseAddress = new Uri("https://places.googleapis.com/"),
            KeyVariables = ["GOOGLE_PLACES_API_KEY"],
            CallsPerSecond = 5,
            Seeds = [GooglePlacesClient.TypesSeed],
        },
    };
}
