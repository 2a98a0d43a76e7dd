using System.Collections.Immutable;
using Akka.Actor;
using Akka.Hosting;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Quotas;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Quotas;
using SceneScout.Node.Configuration;
using SceneScout.Sources.Nominatim;

namespace SceneScout.Node.Hosting;

/// <summary>Shows and changes budgets, wherever in the cluster their owners are.</summary>
internal sealed class QuotaGateway(IRequiredActor<Keys.Quotas> owners, ScoutOptions options, TaskOperations desk)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Sources that have a budget, the online geocoder among them.</summary>
    public IEnumerable<SourceName> Sources => options.Geocoder is null ? options.Sources.Keys : options.Sources.Keys.Append(NominatimOptions.Source);

    /// <summary>How the budget of a source stands.</summary>
    public Task<(QuotaReplies.Budget? Budget, SpawnFault? Fault)> ShowAsync(SourceName source, CancellationToken cancellation) =>
        AskAsync(new QuotaCommands.Show(source.Value), cancellation);

    /// <summary>Sets the limits of each key of a source, from now on and for good; it holds in the cluster within a second. What silence the source asked for is over, and tasks that wait for its calls may go on.</summary>
    /// <param name="source">The source.</param>
    /// <param name="limits">The limits; null goes back to the configured ones.</param>
    /// <param name="by">Who, for the journal.</param>
    /// <param name="cancellation">Stops the wait, not the change.</param>
    public async Task<(QuotaReplies.Budget? Budget, SpawnFault? Fault)> SetAsync(SourceName source, ImmutableArray<QuotaLimit>? limits, string by, CancellationToken cancellation)
    {
        var answer = await AskAsync(new QuotaCommands.SetLimits(source.Value, limits, by), cancellation);
        // What waits for a geocoder are tasks of its stage, whatever source their events are from.
        if (answer.Budget is not null)
            await (source == NominatimOptions.Source ? desk.HurryAsync(GeocodingStage.Type, cancellation) : desk.HurryAsync(source, cancellation));
        return answer;
    }

    private async Task<(QuotaReplies.Budget? Budget, SpawnFault? Fault)> AskAsync(IQuotaCommand command, CancellationToken cancellation)
    {
        var region = await owners.GetAsync(cancellation);
        try
        {
            return (await region.Ask<QuotaReplies.Budget>(command, Timeout, cancellation), null);
        }
        catch (AskTimeoutException)
        {
            return (null, new SpawnFault(FaultKind.TaskTimeout, $"The owner of the budget of {command.Source} did not answer within {Timeout.TotalSeconds:0} s; it may be moving to another node.") { Source = command.Source });
        }
    }
}
