using System.Collections.Immutable;
using SceneScout.Domain.Planning;

namespace SceneScout.Cli.Planning;

/// <summary>A preview as JSON.</summary>
internal sealed record PlanView(DateTimeOffset At, ImmutableArray<SourcePlanView> Sources, ImmutableArray<AreaPlanView> Areas)
{
    /// <summary>Of a preview.</summary>
    public static PlanView Of(PlanPreview preview) => new(
        preview.At,
        [.. preview.Forecast.Sources.Select(source => new SourcePlanView(
            source.Source.Value,
            preview.Keys[source.Source],
            source.Areas,
            source.Tiles,
            Rounded(source.Calls),
            Rounded(source.CallsPerDay),
            Rounded(source.RoundTime.TotalSeconds),
            Shares(source.Shares)))],
        [.. preview.Forecast.Areas.Select(area => AreaPlanView.Of(area, preview.Yields.GetValueOrDefault(area.Area.Id)))]);

    internal static ImmutableArray<BudgetView> Shares(ImmutableArray<BudgetShare> shares) =>
        [.. shares.Select(share => new BudgetView(share.Budget.Amount, share.Budget.Unit, share.Budget.Window.TotalSeconds, Math.Round(share.Share, 6)))];

    internal static double Rounded(double value) => Math.Round(value, 3);
}

/// <summary>What a source is asked for.</summary>
internal sealed record SourcePlanView(
    string Source, int Keys, int Areas, int Tiles, double Calls, double CallsPerDay, double RoundSeconds, ImmutableArray<BudgetView> Budgets);

/// <summary>A part of a budget, 0 to 1.</summary>
internal sealed record BudgetView(double Amount, string Unit, double WindowSeconds, double Share);

/// <summary>An area of the plan.</summary>
internal sealed record AreaPlanView(
    string Id,
    string Source,
    string Cell,
    string Name,
    double? Latitude,
    double? Longitude,
    double? RadiusMetres,
    int Tiles,
    int Priority,
    double ExpectedCalls,
    bool Measured,
    double EveryHours,
    string Pace,
    double CallsPerDay,
    string TimeZone,
    ImmutableArray<string> Cities,
    AreaYield? Past,
    ImmutableArray<BudgetView> Budgets)
{
    /// <summary>Of a forecast.</summary>
    public static AreaPlanView Of(AreaForecast forecast, AreaYield? past)
    {
        var area = forecast.Area;
        var bound = area.Cell != DiscoveryArea.Everywhere;
        return new AreaPlanView(
            area.Id,
            area.Source.Value,
            area.Cell,
            area.Name,
            bound ? Math.Round(area.Centre.Latitude, 5) : null,
            bound ? Math.Round(area.Centre.Longitude, 5) : null,
            bound ? area.RadiusMetres : null,
            area.Tiles,
            area.Priority,
            PlanView.Rounded(area.ExpectedCalls),
            area.Measured,
            PlanView.Rounded(area.Visits.Every.TotalHours),
            Paces.Name(area.Visits.Pace),
            PlanView.Rounded(area.CallsPerDay),
            area.TimeZone,
            [.. area.Cities.Select(city => city.Name)],
            past,
            PlanView.Shares(forecast.Shares));
    }
}
