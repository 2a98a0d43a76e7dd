using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Node.Tests.Stages;

/// <summary>Computes the digest of each event's title.</summary>
public sealed class DigestRunner(TaskRecord task, SpawnServices services) : StageRunner(task, services)
{
    private static readonly Meter Meter = new(DigestStage.Meter);
    private static readonly Counter<long> Digested = Meter.CreateCounter<long>("spawn.events.digested.total");

    protected override async Task<TaskOutcome> RunAsync(CancellationToken cancellation)
    {
        var parameters = JsonSerializer.Deserialize<DigestParameters>(Claimed.Task.ParametersJson)!;
        if (Claimed.Attempts <= parameters.Failures)
            return new TaskOutcome.Failed(new SpawnFault(FaultKind.ExternalApi, "the digest broke"));
        var digests = new Dictionary<Guid, string>();
        foreach (var id in parameters.EventIds)
            if (await Services.Store.Events.FindAsync(id, cancellation) is { } found)
                digests[id] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(found.Event.Content.Title)));
        Digested.Add(digests.Count);
        return new TaskOutcome.Done(JsonSerializer.Serialize(new { threads = Thread.CurrentThread.IsThreadPoolThread ? "shared" : "own", digests }), digests.Count);
    }
}
