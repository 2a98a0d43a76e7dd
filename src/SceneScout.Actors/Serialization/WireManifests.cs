using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;

namespace SceneScout.Actors.Serialization;

/// <summary>The closed table of what crosses nodes (<c>area.begin/1</c>), stands in journals (<c>area-j.began/1</c>) and in snapshots (<c>area-s/1</c>). The number is the version; an entry, once released, is never changed or removed.</summary>
public static class WireManifests
{
    private static readonly (string Manifest, JsonTypeInfo Json)[] Table =
    [
        ("hint.work/1", WireJson.Default.HintsWorkQueued),
        ("hint.events/1", WireJson.Default.HintsEventsChanged),
        ("hint.done/1", WireJson.Default.HintsTaskDone),
        ("area.begin/1", WireJson.Default.AreaCommandsBeginSearch),
        ("area.note/1", WireJson.Default.AreaCommandsNoteProgress),
        ("area.end/1", WireJson.Default.AreaCommandsEndSearch),
        ("area.begun/1", WireJson.Default.AreaRepliesSearchBegun),
        ("area.noted/1", WireJson.Default.AreaRepliesNoted),
        ("area-j.began/1", WireJson.Default.AreaEventsSearchBegan),
        ("area-j.moved/1", WireJson.Default.AreaEventsCursorMoved),
        ("area-j.ended/1", WireJson.Default.AreaEventsSearchEnded),
        ("area-s/1", WireJson.Default.FirstAreaSnapshot),
        ("area-s/2", WireJson.Default.AreaSnapshot),
        ("block.resolve/1", WireJson.Default.BlockCommandsResolve),
        ("block.resolved/1", WireJson.Default.BlockRepliesResolved),
        ("block.refused/1", WireJson.Default.BlockRepliesRefused),
        ("block.rule/1", WireJson.Default.BlockCommandsRule),
        ("block.ruled/1", WireJson.Default.BlockRepliesRuled),
        ("block.kin/1", WireJson.Default.BlockCommandsKin),
        ("block.akin/1", WireJson.Default.BlockRepliesAkin),
        ("block.adopt/1", WireJson.Default.BlockCommandsAdopt),
        ("block.adopted/1", WireJson.Default.BlockRepliesAdopted),
        ("worker.ensure/1", WireJson.Default.WorkerCommandsEnsureRunning),
        ("worker.stop/1", WireJson.Default.WorkerCommandsStop),
        ("worker.handoff/1", WireJson.Default.HandOff),
        ("spawn.worker/1", WireJson.Default.SpawnCommandsSpawnWorker),
        ("spawn.plan/1", WireJson.Default.SpawnCommandsPlanDiscovery),
        ("spawn.task/1", WireJson.Default.SpawnCommandsSubmitTask),
        ("spawn.ask/1", WireJson.Default.SpawnCommandsAskPolicy),
        ("spawn.spawned/1", WireJson.Default.SpawnRepliesWorkerSpawned),
        ("spawn.planned/1", WireJson.Default.SpawnRepliesDiscoveryPlanned),
        ("spawn.accepted/1", WireJson.Default.SpawnRepliesTaskAccepted),
        ("spawn.refused/1", WireJson.Default.SpawnRepliesRefused),
        ("spawn.policy/1", WireJson.Default.SpawnRepliesPolicy),
        ("spawn-j.workers/1", WireJson.Default.SpawnEventsWorkersDesired),
        ("spawn-j.planned/1", WireJson.Default.SpawnEventsDiscoveryPlanned),
        ("spawn-j.queued/1", WireJson.Default.SpawnEventsDiscoveryQueued),
        ("spawn-j.refused/1", WireJson.Default.SpawnEventsDiscoveryRefused),
        ("spawn-j.swept/1", WireJson.Default.SpawnEventsSweepDone),
        ("spawn.runs/1", WireJson.Default.ScheduleQueriesAskRuns),
        ("spawn.runs-are/1", WireJson.Default.ScheduleRepliesRuns),
        ("spawn-j.schedule/1", WireJson.Default.ScheduleEventsScheduleBegan),
        ("spawn-j.due/1", WireJson.Default.ScheduleEventsDiscoveryDue),
        ("spawn-j.due-queued/1", WireJson.Default.ScheduleEventsDueQueued),
        ("spawn-s/1", WireJson.Default.SpawnSnapshot),
        ("node.hierarchy/1", WireJson.Default.NodeQueriesAskHierarchy),
        ("node.regions/1", WireJson.Default.NodeQueriesAskRegions),
        ("node.region/1", WireJson.Default.NodeQueriesAskRegion),
        ("node.tree/1", WireJson.Default.NodeRepliesHierarchy),
        ("node.hosted/1", WireJson.Default.NodeRepliesRegions),
        ("node.shards/1", WireJson.Default.NodeRepliesRegion),
        ("node.missing/1", WireJson.Default.NodeRepliesNotFound),
        ("hint.cancelled/1", WireJson.Default.HintsTaskCancelled),
        ("message/1", WireJson.Default.SpawnMessage),
        ("worker.retire/1", WireJson.Default.WorkerCommandsRetire),
        ("spawn.scale/1", WireJson.Default.SpawnCommandsScale),
        ("spawn.pause/1", WireJson.Default.SpawnCommandsPause),
        ("spawn.resume/1", WireJson.Default.SpawnCommandsResume),
        ("spawn.scaled/1", WireJson.Default.SpawnRepliesScaled),
        ("spawn.paused/1", WireJson.Default.SpawnRepliesPaused),
        ("spawn.resumed/1", WireJson.Default.SpawnRepliesResumed),
        ("spawn-j.epoch/1", WireJson.Default.SpawnEventsEpochTaken),
        ("spawn-j.paused/1", WireJson.Default.SpawnEventsPaused),
        ("spawn-j.resumed/1", WireJson.Default.SpawnEventsResumed),
        ("spawn-j.drained/1", WireJson.Default.SpawnEventsDrained),
        ("spawn-j.scaled/1", WireJson.Default.SpawnEventsWorkersScaled),
        ("quota.renew/1", WireJson.Default.QuotaCommandsRenew),
        ("quota.show/1", WireJson.Default.QuotaCommandsShow),
        ("quota.set/1", WireJson.Default.QuotaCommandsSetLimits),
        ("quota.leased/1", WireJson.Default.QuotaRepliesLeased),
        ("quota.recalled/1", WireJson.Default.QuotaRepliesRecalled),
        ("quota.budget/1", WireJson.Default.QuotaRepliesBudget),
        ("quota-j.reserved/1", WireJson.Default.QuotaEventsUnitsReserved),
        ("quota-j.learned/1", WireJson.Default.QuotaEventsLimitLearned),
        ("quota-j.blocked/1", WireJson.Default.QuotaEventsKeyBlocked),
        ("quota-j.set/1", WireJson.Default.QuotaEventsLimitsSet),
        ("quota-s/1", WireJson.Default.QuotaSnapshot),
        ("crash.refused/1", WireJson.Default.CrashMessagesRefused),
    ];

    private static readonly FrozenDictionary<Type, string> ByType = Table.ToFrozenDictionary(e => e.Json.Type, e => e.Manifest);
    private static readonly FrozenDictionary<string, JsonTypeInfo> ByManifest = Table.ToFrozenDictionary(e => e.Manifest, e => e.Json);

    /// <summary>All types that have a manifest.</summary>
    public static IReadOnlyCollection<Type> Types => ByType.Keys;

    /// <summary>The manifest of a type.</summary>
    /// <exception cref="ArgumentException">The type has none: it must not leave the node.</exception>
    public static string Of(Type type) =>
        ByType.TryGetValue(type, out var manifest) ? manifest : throw new ArgumentException($"{type} has no manifest.", nameof(type));

    internal static JsonTypeInfo Json(string manifest) =>
        ByManifest.TryGetValue(manifest, out var json)
            ? json
            : throw new System.Runtime.Serialization.SerializationException($"The manifest '{manifest}' is not known here: a newer node wrote it?");
}
