using System.Text.Json.Serialization;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Failover;
using SceneScout.Actors.Introspection;
using SceneScout.Actors.Quotas;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Events;

namespace SceneScout.Actors.Serialization;

/// <summary>JSON of messages and journal entries: source-generated, camel case, nulls left out, enums by name. A field may be added; none may change its name or meaning: that is a new version with a new manifest.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(SourceNameConverter), typeof(ListingKeyConverter), typeof(WireTaskTypeConverter)])]
[JsonSerializable(typeof(Hints.WorkQueued), TypeInfoPropertyName = "HintsWorkQueued")]
[JsonSerializable(typeof(Hints.EventsChanged), TypeInfoPropertyName = "HintsEventsChanged")]
[JsonSerializable(typeof(Hints.TaskDone), TypeInfoPropertyName = "HintsTaskDone")]
[JsonSerializable(typeof(AreaCommands.BeginSearch), TypeInfoPropertyName = "AreaCommandsBeginSearch")]
[JsonSerializable(typeof(AreaCommands.NoteProgress), TypeInfoPropertyName = "AreaCommandsNoteProgress")]
[JsonSerializable(typeof(AreaCommands.EndSearch), TypeInfoPropertyName = "AreaCommandsEndSearch")]
[JsonSerializable(typeof(AreaReplies.SearchBegun), TypeInfoPropertyName = "AreaRepliesSearchBegun")]
[JsonSerializable(typeof(AreaReplies.Noted), TypeInfoPropertyName = "AreaRepliesNoted")]
[JsonSerializable(typeof(AreaEvents.SearchBegan), TypeInfoPropertyName = "AreaEventsSearchBegan")]
[JsonSerializable(typeof(AreaEvents.CursorMoved), TypeInfoPropertyName = "AreaEventsCursorMoved")]
[JsonSerializable(typeof(AreaEvents.SearchEnded), TypeInfoPropertyName = "AreaEventsSearchEnded")]
[JsonSerializable(typeof(AreaSnapshot), TypeInfoPropertyName = "AreaSnapshot")]
[JsonSerializable(typeof(FirstAreaSnapshot), TypeInfoPropertyName = "FirstAreaSnapshot")]
[JsonSerializable(typeof(BlockCommands.Resolve), TypeInfoPropertyName = "BlockCommandsResolve")]
[JsonSerializable(typeof(BlockCommands.Rule), TypeInfoPropertyName = "BlockCommandsRule")]
[JsonSerializable(typeof(BlockCommands.Kin), TypeInfoPropertyName = "BlockCommandsKin")]
[JsonSerializable(typeof(BlockCommands.Adopt), TypeInfoPropertyName = "BlockCommandsAdopt")]
[JsonSerializable(typeof(BlockReplies.Akin), TypeInfoPropertyName = "BlockRepliesAkin")]
[JsonSerializable(typeof(BlockReplies.Adopted), TypeInfoPropertyName = "BlockRepliesAdopted")]
[JsonSerializable(typeof(BlockReplies.Ruled), TypeInfoPropertyName = "BlockRepliesRuled")]
[JsonSerializable(typeof(BlockReplies.Resolved), TypeInfoPropertyName = "BlockRepliesResolved")]
[JsonSerializable(typeof(BlockReplies.Refused), TypeInfoPropertyName = "BlockRepliesRefused")]
[JsonSerializable(typeof(WorkerCommands.EnsureRunning), TypeInfoPropertyName = "WorkerCommandsEnsureRunning")]
[JsonSerializable(typeof(WorkerCommands.Stop), TypeInfoPropertyName = "WorkerCommandsStop")]
[JsonSerializable(typeof(HandOff), TypeInfoPropertyName = "HandOff")]
[JsonSerializable(typeof(SpawnCommands.SpawnWorker), TypeInfoPropertyName = "SpawnCommandsSpawnWorker")]
[JsonSerializable(typeof(SpawnCommands.PlanDiscovery), TypeInfoPropertyName = "SpawnCommandsPlanDiscovery")]
[JsonSerializable(typeof(SpawnCommands.SubmitTask), TypeInfoPropertyName = "SpawnCommandsSubmitTask")]
[JsonSerializable(typeof(SpawnCommands.AskPolicy), TypeInfoPropertyName = "SpawnCommandsAskPolicy")]
[JsonSerializable(typeof(SpawnReplies.WorkerSpawned), TypeInfoPropertyName = "SpawnRepliesWorkerSpawned")]
[JsonSerializable(typeof(SpawnReplies.DiscoveryPlanned), TypeInfoPropertyName = "SpawnRepliesDiscoveryPlanned")]
[JsonSerializable(typeof(SpawnReplies.TaskAccepted), TypeInfoPropertyName = "SpawnRepliesTaskAccepted")]
[JsonSerializable(typeof(SpawnReplies.Refused), TypeInfoPropertyName = "SpawnRepliesRefused")]
[JsonSerializable(typeof(SpawnReplies.Policy), TypeInfoPropertyName = "SpawnRepliesPolicy")]
[JsonSerializable(typeof(SpawnEvents.WorkersDesired), TypeInfoPropertyName = "SpawnEventsWorkersDesired")]
[JsonSerializable(typeof(SpawnEvents.DiscoveryPlanned), TypeInfoPropertyName = "SpawnEventsDiscoveryPlanned")]
[JsonSerializable(typeof(SpawnEvents.DiscoveryQueued), TypeInfoPropertyName = "SpawnEventsDiscoveryQueued")]
[JsonSerializable(typeof(SpawnEvents.DiscoveryRefused), TypeInfoPropertyName = "SpawnEventsDiscoveryRefused")]
[JsonSerializable(typeof(SpawnEvents.SweepDone), TypeInfoPropertyName = "SpawnEventsSweepDone")]
[JsonSerializable(typeof(ScheduleQueries.AskRuns), TypeInfoPropertyName = "ScheduleQueriesAskRuns")]
[JsonSerializable(typeof(ScheduleReplies.Runs), TypeInfoPropertyName = "ScheduleRepliesRuns")]
[JsonSerializable(typeof(ScheduleEvents.ScheduleBegan), TypeInfoPropertyName = "ScheduleEventsScheduleBegan")]
[JsonSerializable(typeof(ScheduleEvents.DiscoveryDue), TypeInfoPropertyName = "ScheduleEventsDiscoveryDue")]
[JsonSerializable(typeof(ScheduleEvents.DueQueued), TypeInfoPropertyName = "ScheduleEventsDueQueued")]
[JsonSerializable(typeof(SpawnSnapshot), TypeInfoPropertyName = "SpawnSnapshot")]
[JsonSerializable(typeof(NodeQueries.AskHierarchy), TypeInfoPropertyName = "NodeQueriesAskHierarchy")]
[JsonSerializable(typeof(NodeQueries.AskRegions), TypeInfoPropertyName = "NodeQueriesAskRegions")]
[JsonSerializable(typeof(NodeQueries.AskRegion), TypeInfoPropertyName = "NodeQueriesAskRegion")]
[JsonSerializable(typeof(NodeReplies.Hierarchy), TypeInfoPropertyName = "NodeRepliesHierarchy")]
[JsonSerializable(typeof(NodeReplies.Regions), TypeInfoPropertyName = "NodeRepliesRegions")]
[JsonSerializable(typeof(NodeReplies.Region), TypeInfoPropertyName = "NodeRepliesRegion")]
[JsonSerializable(typeof(NodeReplies.NotFound), TypeInfoPropertyName = "NodeRepliesNotFound")]
[JsonSerializable(typeof(WorkerCommands.Retire), TypeInfoPropertyName = "WorkerCommandsRetire")]
[JsonSerializable(typeof(SpawnCommands.Scale), TypeInfoPropertyName = "SpawnCommandsScale")]
[JsonSerializable(typeof(SpawnCommands.Pause), TypeInfoPropertyName = "SpawnCommandsPause")]
[JsonSerializable(typeof(SpawnCommands.Resume), TypeInfoPropertyName = "SpawnCommandsResume")]
[JsonSerializable(typeof(SpawnReplies.Scaled), TypeInfoPropertyName = "SpawnRepliesScaled")]
[JsonSerializable(typeof(SpawnReplies.Paused), TypeInfoPropertyName = "SpawnRepliesPaused")]
[JsonSerializable(typeof(SpawnReplies.Resumed), TypeInfoPropertyName = "SpawnRepliesResumed")]
[JsonSerializable(typeof(SpawnEvents.EpochTaken), TypeInfoPropertyName = "SpawnEventsEpochTaken")]
[JsonSerializable(typeof(SpawnEvents.Paused), TypeInfoPropertyName = "SpawnEventsPaused")]
[JsonSerializable(typeof(SpawnEvents.Resumed), TypeInfoPropertyName = "SpawnEventsResumed")]
[JsonSerializable(typeof(SpawnEvents.Drained), TypeInfoPropertyName = "SpawnEventsDrained")]
[JsonSerializable(typeof(SpawnEvents.WorkersScaled), TypeInfoPropertyName = "SpawnEventsWorkersScaled")]
[JsonSerializable(typeof(SceneScout.Domain.Tasks.Pause), TypeInfoPropertyName = "DomainPause")]
[JsonSerializable(typeof(Hints.TaskCancelled), TypeInfoPropertyName = "HintsTaskCancelled")]
[JsonSerializable(typeof(SpawnMessage), TypeInfoPropertyName = "SpawnMessage")]
[JsonSerializable(typeof(ControlMessage.Health), TypeInfoPropertyName = "ControlHealth")]
[JsonSerializable(typeof(ControlMessage.Shutdown), TypeInfoPropertyName = "ControlShutdown")]
[JsonSerializable(typeof(QuotaCommands.Renew), TypeInfoPropertyName = "QuotaCommandsRenew")]
[JsonSerializable(typeof(QuotaCommands.Show), TypeInfoPropertyName = "QuotaCommandsShow")]
[JsonSerializable(typeof(QuotaCommands.SetLimits), TypeInfoPropertyName = "QuotaCommandsSetLimits")]
[JsonSerializable(typeof(QuotaReplies.Leased), TypeInfoPropertyName = "QuotaRepliesLeased")]
[JsonSerializable(typeof(QuotaReplies.Recalled), TypeInfoPropertyName = "QuotaRepliesRecalled")]
[JsonSerializable(typeof(QuotaReplies.Budget), TypeInfoPropertyName = "QuotaRepliesBudget")]
[JsonSerializable(typeof(QuotaEvents.UnitsReserved), TypeInfoPropertyName = "QuotaEventsUnitsReserved")]
[JsonSerializable(typeof(QuotaEvents.LimitLearned), TypeInfoPropertyName = "QuotaEventsLimitLearned")]
[JsonSerializable(typeof(QuotaEvents.KeyBlocked), TypeInfoPropertyName = "QuotaEventsKeyBlocked")]
[JsonSerializable(typeof(QuotaEvents.LimitsSet), TypeInfoPropertyName = "QuotaEventsLimitsSet")]
[JsonSerializable(typeof(QuotaSnapshot), TypeInfoPropertyName = "QuotaSnapshot")]
[JsonSerializable(typeof(CrashMessages.Refused), TypeInfoPropertyName = "CrashMessagesRefused")]
internal sealed partial class WireJson : JsonSerializerContext;
