using Akka.Actor;
using Akka.Cluster;
using Akka.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Registry;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Health;

/// <summary>The store takes a write.</summary>
internal sealed class StoreProbe(IStore store) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}

/// <summary>A persistent actor can read its (empty) history and write: the journal's own connections and circuit breaker are part of the question.</summary>
internal sealed class JournalProbe(ActorSystem system, TelemetryOptions options) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var reader = system.ActorOf(JournalReader.Props());
        try
        {
            var answer = await reader.Ask<JournalReader.Answered>(JournalReader.AskAnswer.Instance, options.HealthTimeout, cancellationToken);
            return answer.Refusal is { } why ? HealthCheckResult.Unhealthy($"the journal takes no writes: {why}") : HealthCheckResult.Healthy();
        }
        catch (AskTimeoutException)
        {
            return HealthCheckResult.Unhealthy("the journal does not answer");
        }
        finally
        {
            system.Stop(reader);
        }
    }
}

/// <summary>The node is a member in good standing.</summary>
internal sealed class MembershipProbe(ActorSystem system, ScoutOptions options) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var cluster = Cluster.Get(system);
        var status = cluster.SelfMember.Status;
        return Task.FromResult(status == MemberStatus.Up
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(status is MemberStatus.Joining or MemberStatus.WeaklyUp or MemberStatus.Removed && !cluster.IsTerminated
                ? $"not a member yet: {ClusterFormation.Why(cluster, options)}"
                : $"member is {status}"));
    }
}

/// <summary>Every shard region on this node answers its watchdog.</summary>
internal sealed class RegionProbe(IRequiredActor<Keys.Watchdog> watchdog, TelemetryOptions options) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var actor = await watchdog.GetAsync(cancellationToken);
            var silent = await actor.Ask<WatchdogQueries.Unresponsive>(WatchdogQueries.AskUnresponsive.Instance, options.HealthTimeout, cancellationToken);
            return silent.Regions.IsEmpty
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(string.Join("; ", silent.Regions.Select(r => $"{r.Region}: {r.Trouble} since {r.Since:O}")));
        }
        catch (AskTimeoutException)
        {
            return HealthCheckResult.Unhealthy("the watchdog of the regions does not answer");
        }
    }
}

/// <summary>The controller answers, wherever it is.</summary>
internal sealed class ControllerProbe(SpawnGateway gateway, TelemetryOptions options) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.HealthTimeout);
        try
        {
            var (policy, fault) = await gateway.PolicyAsync(options.HealthTimeout, limit.Token);
            return fault is not null ? HealthCheckResult.Unhealthy(fault.Message)
                : policy!.Epoch is null ? HealthCheckResult.Unhealthy("the controller has not begun yet; it takes its turn in the store and in the journal first")
                : HealthCheckResult.Healthy();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("the controller does not answer; it may be moving to another node");
        }
    }
}
