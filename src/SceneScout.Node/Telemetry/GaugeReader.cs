using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using Akka.Hosting;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Registry;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Telemetry;

/// <summary>Reads the gauges that cost a question.</summary>
internal sealed partial class GaugeReader(
    NodeGauges gauges, IStore store, QuotaGateway quotas, SpawnServices services, IRequiredActor<Keys.WorkerRegistry> registry, ActorSystem system, TelemetryOptions options, TimeProvider time, ILogger<GaugeReader> log)
    : BackgroundService
{
    private WorkerUse _use = WorkerUse.None;
    private ImmutableArray<BudgetUse> _budgets = [];
    private Task _hearing = Task.CompletedTask;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Interval, time);
        try
        {
            do
                await ReadAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var workers = await (await registry.GetAsync(cancellation)).Ask<WorkerReports.Local>(WorkerReports.AskLocal.Instance, options.HealthTimeout, cancellation);
            _use = _use.Next(workers.Workers, services.Stages.Types.Select(type => type.Name()), time.GetUtcNow());
            // An owner that is slow to answer holds up nothing else: what was heard last shows.
            if (_hearing.IsCompleted)
                _hearing = HearAsync(cancellation);
            gauges.Readings = GaugeReadings.Of(
                await store.Tasks.CountAsync(cancellation),
                workers.Workers,
                Members(),
                (await store.Control.ReadAsync(cancellation)).Holds,
                services.Stages,
                services.Options,
                time.GetUtcNow())
                .With(await store.Feed.CursorsAsync(cancellation), time.GetUtcNow()) with
            { Use = _use, Budgets = _budgets };
        }
        catch (Exception e) when (e is StoreUnavailableException or AskTimeoutException)
        {
            // Old figures would look like fresh ones; no figures show as a gap, and the probes say why.
            gauges.Readings = GaugeReadings.None with { Members = Members() };
            LogUnread(log, e.Message);
        }
    }

    private async Task HearAsync(CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(quotas.Sources.Select(source => quotas.ShowAsync(source, cancellation)));
        _budgets = [.. answers.Where(answer => answer.Budget is not null).SelectMany(answer => BudgetUse.Of(answer.Budget!))];
    }

    private ImmutableSortedDictionary<string, long> Members()
    {
        var state = Cluster.Get(system).State;
        return state.Members.GroupBy(m => m.Status.ToString().ToLowerInvariant()).ToImmutableSortedDictionary(g => g.Key, g => g.LongCount())
            .SetItem("unreachable", state.Unreachable.Count);
    }

    [LoggerMessage(1, LogLevel.Warning, "The gauges of queues and workers could not be read: {Reason}")]
    private static partial void LogUnread(ILogger log, string reason);
}
