using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Meetup;

/// <summary>The GraphQL API of Meetup.</summary>
internal static class MeetupSource
{
    /// <summary>Its definition.</summary>
    public static readonly SourceDefinition Definition = new()
    {
        Adapter = new MeetupAdapter(),
        Api = new SourceApi(new MeetupErrors(), static (http, _, time) => new MeetupClient(http, time))
        {
            BaseAddress = new Uri("https://api.meetup.com/"),
            KeyVariables = ["MEETUP_ACCESS_TOKEN", "MEETUP_API_KEY"],
            CallsPerSecond = 4,
        },
    };
}
