using System.Text.Json.Nodes;

namespace SceneScout.EndToEnd.Tests.Demo;

/// <summary>What must be true of the figures of any finished run.</summary>
internal static class Ledger
{
    /// <summary>Compares a report with itself and with the events.</summary>
    public static void AssertAddsUp(JsonNode report, IReadOnlyList<string> events)
    {
        var listings = report["listings"]!;
        Assert.Equal(Of(listings, "discovered"), Of(listings, "ingested") + Of(listings, "unchanged") + Of(listings, "rejected"));
        Assert.Equal(0, Of(report["tasks"]!, "queued"));
        Assert.Equal(0, Of(report["tasks"]!, "deadLettered"));
        Assert.Equal(Of(report["events"]!, "canonical"), Of(report["events"]!, "processed"));
        Assert.Equal(Of(report["events"]!, "canonical"), events.Count);

        var sources = events.SelectMany(Listings).ToList();
        Assert.Equal(sources.Count, sources.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(sources.Count, Of(listings, "ingested"));
        Assert.Equal(Of(report["events"]!, "duplicatesMerged"), sources.Count - events.Count);
    }

    /// <summary>The listings behind an event.</summary>
    public static IEnumerable<string> Listings(string e) => JsonNode.Parse(e)!["sources"]!.AsArray().Select(s => (string)s!);

    private static long Of(JsonNode part, string name) => (long)part[name]!;
}
