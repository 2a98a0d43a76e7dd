using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Yelp;

/// <summary>The events of Yelp.</summary>
internal static class YelpSource
{
    /// <summary>Its definition.</summary>
    public static readonly SourceDefinition Definition = new()
    {
        Adapter = new YelpAdapter(),
        Api = new SourceApi(new YelpErrors(), static (http, _, _) => new YelpClient(http))
        {
            BaseAddress = new Uri("https://api.yelp.com/"),
            KeyVariables = ["YELP_API_KEY"],
            CallsPerSecond = 4,
        },
    };
}
