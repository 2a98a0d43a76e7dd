using Akka.Actor;
using Akka.Cluster;
using Akka.Hosting;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Registry;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: store, cluster, shard regions and controller answer, each asked now, so that an idle outage shows too.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Maps the routes.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IStore store, SpawnGateway gateway, ActorSystem system, IRequiredActor<Keys.Watchdog> watchdog, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var checks = new Dictionary<string, string>
        {
            ["store"] = await TryAsync(async () => { await store.ProbeAsync(limit.Token); return null; }),
            ["cluster"] = Cluster.Get(system).SelfMember.Status == MemberStatus.Up ? "ok" : $"member is {Cluster.Get(system).SelfMember.Status}",
            ["regions"] = await TryAsync(async () => Told(await (await watchdog.GetAsync(limit.Token)).Ask<WatchdogQueries.Silent>(WatchdogQueries.AskSilent.Instance, Patience, limit.Token))),
            ["controller"] = await TryAsync(async () => (await gateway.PolicyAsync(limit.Token)).Fault?.Message),
        };
        var ready = checks.Values.All(v => v == "ok");
        return Results.Json(new { status = ready ? "ready" : "not-ready", checks }, statusCode: ready ? 200 : 503);
    }

    private static string? Told(WatchdogQueries.Silent silent) =>
        silent.Regions.IsEmpty ? null : string.Join("; ", silent.Regions.Select(r => $"{r.Region}: {r.Trouble} since {r.Since:O}"));

    private static async Task<string> TryAsync(Func<Task<string?>> check)
    {
        try
        {
            return await check() ?? "ok";
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException or AskTimeoutException)
        {
            return e is OperationCanceledException ? "no answer in time" : e.Message;
        }
    }
}
