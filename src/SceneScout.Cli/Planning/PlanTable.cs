using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Domain.Planning;
using Spectre.Console;

namespace SceneScout.Cli.Planning;

/// <summary>A preview as tables.</summary>
internal static class PlanTable
{
    /// <summary>Writes them.</summary>
    public static void Write(PlanPreview preview, IAnsiConsole console)
    {
        console.Write(Areas(preview));
        console.Write(Sources(preview));
        var without = preview.Keys.Where(key => key.Value == 0).Select(key => key.Key.Value).Order(StringComparer.Ordinal).ToList();
        if (without.Count > 0)
            console.WriteLine($"No API key: {string.Join(", ", without)}. Planned as if one were given; nothing is called without.");
        console.WriteLine("Shares are of the long run: calls a day over what the budget lets through in a day. '≥': the least, no search is known yet.");
    }

    private static Table Areas(PlanPreview preview)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Source").AddColumn("Cell").AddColumn("Name")
            .AddColumn(Right("Radius")).AddColumn(Right("Tiles")).AddColumn(Right("Priority")).AddColumn(Right("Calls")).AddColumn(Right("Every")).AddColumn("Because").AddColumn(Right("Calls/day")).AddColumn("Share of budgets");
        foreach (var (area, shares) in preview.Forecast.Areas)
            table.AddRow(
                Markup.Escape(area.Source.Value),
                Markup.Escape(area.Cell),
                Markup.Escape(area.Name),
                area.Cell == DiscoveryArea.Everywhere ? "" : $"{area.RadiusMetres / 1000:0} km",
                area.Cell == DiscoveryArea.Everywhere ? "" : $"{area.Tiles}",
                $"{area.Priority}",
                Calls(area.ExpectedCalls, area.Measured),
                Paces.Every(area.Visits.Every),
                Paces.Name(area.Visits.Pace),
                Number(area.CallsPerDay),
                Markup.Escape(Shares(shares)));
        return table;
    }

    private static Table Sources(PlanPreview preview)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Source").AddColumn(Right("Keys")).AddColumn(Right("Areas")).AddColumn(Right("Tiles"))
            .AddColumn(Right("Calls a round")).AddColumn(Right("Takes at least")).AddColumn(Right("Calls a day")).AddColumn("Share of budgets");
        foreach (var source in preview.Forecast.Sources)
            table.AddRow(
                Markup.Escape(source.Source.Value),
                preview.Keys[source.Source] is > 0 and var keys ? $"{keys}" : "none",
                $"{source.Areas}",
                $"{source.Tiles}",
                Number(source.Calls),
                Paces.Every(source.RoundTime),
                Number(source.CallsPerDay),
                Markup.Escape(Shares(source.Shares)));
        return table;
    }

    private static string Shares(ImmutableArray<BudgetShare> shares) => string.Join(", ", shares.Select(share => $"{Percent(share.Share)} of {share.Budget}"));

    private static string Percent(double share) => share is > 0 and < 0.0001 ? "<0.01 %" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");

    private static string Calls(double calls, bool measured) => measured ? Number(calls) : $"≥ {Number(calls)}";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();
}
