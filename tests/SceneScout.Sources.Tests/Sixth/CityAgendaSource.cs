using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Sixth;

/// <summary>A made-up source, whole: what docs/adding-a-source.md builds step by step.</summary>
internal static class CityAgendaSource
{
    /// <summary>Its name in tables, settings and on the command line.</summary>
    public static readonly SourceName Name = new("cityagenda");

    /// <summary>Its definition, for the registry.</summary>
    public static readonly SourceDefinition Definition = new()
    {
        Adapter = new CityAgendaAdapter(),
        Api = new SourceApi(new CityAgendaErrors(), static (http, _, _) => new CityAgendaClient(http))
        {
            BaseAddress = new Uri("https://api.cityagenda.example/"),
            KeyVariables = ["CITYAGENDA_TOKEN"],
            CallsPerSecond = 2,
            Seeds = ["languages"],
        },
    };
}
