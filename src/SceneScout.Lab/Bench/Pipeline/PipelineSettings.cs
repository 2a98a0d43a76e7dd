using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SceneScout.Node.Configuration;
using SceneScout.Simulator;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>Settings of the measured node. Quotas and schedules are lifted, the number of workers is given; everything else is as the product ships it.</summary>
internal static class PipelineSettings
{
    private const string NoLimit = "1000000/1s";

    /// <summary>Limits of the simulated sources, which tell nodes in headers what is left of them.</summary>
    public static ImmutableArray<string> SourceLimits { get; } =
        ["ticketmaster:second=1000000", "ticketmaster:day=1000000000", "eventbrite:hour=1000000000", "yelp:second=1000000", "yelp:day=1000000000", "googleplaces:minute=1000000000", "meetup:minute=1000000000"];

    /// <summary>What is set, the key without the root.</summary>
    /// <param name="workers">Workers of all types together.</param>
    public static ImmutableSortedDictionary<string, string> Of(int workers)
    {
        var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        settings["spawn.max-workers"] = workers.ToString(CultureInfo.InvariantCulture);
        // What is searched is searched once, when the run asks for it.
        settings["discovery.interval"] = "0s";
        foreach (var source in SourceNames.All)
        {
            settings[$"sources.{source}.limits"] = NoLimit;
            settings[$"sources.{source}.calls-per-second"] = "10000";
            settings[$"sources.{source}.max-concurrent"] = "16";
            settings[$"sources.{source}.max-tasks"] = "8";
        }

        return settings.ToImmutable();
    }

    /// <summary>Settings as a file for <c>--config</c>.</summary>
    public static string ToHocon(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in settings)
            text.Append(CultureInfo.InvariantCulture, $"{Settings.Root}.{key} = \"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n");
        return text.ToString();
    }
}
