using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Sixth;

/// <summary>What the API allows, as data.</summary>
internal static class CityAgendaCapabilities
{
    /// <summary>The limits.</summary>
    public static readonly SourceCapabilities Value = new()
    {
        AreaSearch = true,
        ListsEvents = true,
        MaxRadiusMetres = 30_000,
        PageSize = 100,
        Limits = [new CallLimit(1000, TimeSpan.FromDays(1))],
        MaxConcurrent = 2,
        Retention = TimeSpan.FromDays(7),
        Attribution = "City Agenda, CC BY 4.0",
    };
}
