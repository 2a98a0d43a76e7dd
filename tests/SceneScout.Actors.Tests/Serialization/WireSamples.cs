using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Failover;
using SceneScout.Actors.Introspection;
using SceneScout.Actors.Quotas;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Quotas;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Tests.Serialization;

/// <summary>One or more messages for each manifest, with every field set.</summary>
internal static class WireSamples
{
    private static readonly DateTimeOffset At = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = new("00000000-0000-0000-0000-000000000001");
    private static readonly DateRange Range = new(At, At.AddDays(90));
    private static readonly DiscoveryCheckpoint Checkpoint = new("c2", 2, 40, 3, 1);
    private static readonly AreaSearch Found = new("t-1", At, At.AddMinutes(5), 40, 30, 6, 2) { Shortened = true };
    private static readonly DiscoveryCheckpoint Ended = new(null, 2, 40, 3, 1)
    {
        New = 30,
        Parts = new SearchParts { Whole = true, Skipped = 1, Heads = 2, Digest = -5, Long = ["0011223344556677"] },
    };

    private static readonly ListingKey Key = new(SourceName.Yelp, "y-1");
    private static readonly QuotaLimit Day = new(300, TimeSpan.FromDays(1), WindowKind.UtcDay);
    private static readonly PauseTarget Yelp = new(PauseScope.Source, "yelp");
    private static readonly Pause Pause = new(Yelp, PauseMode.Drain, "ann", "maintenance", At);
    private static readonly ScalingInputs Inputs = new(TaskType.Ingestion, 120, 3, 45.5, 0.75, 3, 1, 5);
    private static readonly SpawnEvents.WorkersScaled Scaled = new(Inputs, 5, "120 ready", At);
    private static readonly SpawnEvents.DiscoveryPlanned Planned = new("p1", ["Berlin"], ["yelp"], Range, At);
    private static readonly SpawnEvents.WorkersDesired Desired = new(TaskType.Discovery, 3, At) { RequestId = "r1", By = "ann", Reason = "more", Pinned = true };

    public static readonly IReadOnlyList<object> All =
    [
        new Hints.WorkQueued(TaskType.Ingestion),
        new Hints.TaskDone("t-1", TaskType.Processing, "worker-processing-1", 120, 7, [Id]),
        new Hints.TaskCancelled("t-1"),
        Hints.EventsChanged.Instance,
        new AreaCommands.BeginSearch("yelp/u33", "t-1", Range, At),
        new AreaCommands.NoteProgress("yelp/u33", "t-1", Checkpoint),
        new AreaCommands.EndSearch("yelp/u33", "t-1", Checkpoint, At),
        new AreaReplies.SearchBegun(Checkpoint, At),
        new AreaReplies.Noted(),
        new AreaEvents.SearchBegan("t-1", Range, At),
        new AreaEvents.CursorMoved("t-1", Checkpoint),
        new AreaEvents.SearchEnded("t-1", Checkpoint, At),
        new FirstAreaSnapshot(new FirstAreaSnapshot.State("t-1", Range, At, Checkpoint, At, 36)),
        new AreaCommands.BeginSearch("yelp/u33", "t-1", Range, At) { Scope = "52.5,13.4,20000,DE", Rule = new WholeSearchRule(2, TimeSpan.FromDays(1)), Known = AreaYield.Of("yelp/u33").After(Found) },
        new AreaCommands.EndSearch("yelp/u33", "t-1", Ended, At),
        new AreaReplies.SearchBegun(null, null) { Known = Ended.Parts!.Memory },
        new AreaReplies.Noted { Yield = AreaYield.Of("yelp/u33").After(Found) },
        new AreaEvents.SearchBegan("t-1", Range, At) { Scope = "52.5,13.4,20000,DE", Shortened = true, Adopted = AreaYield.Of("yelp/u33").After(Found) },
        new AreaEvents.SearchEnded("t-1", Ended, At) { Found = Found },
        new AreaSnapshot(new Area("yelp/u33")
        {
            Search = new AreaSearchUnderWay("t-2", Range, "52.5,13.4,20000,DE", At, true),
            Whole = new WholeSearch("52.5,13.4,20000,DE", At, Ended.Parts!.Memory),
            Shortened = 1,
            Yield = AreaYield.Of("yelp/u33").After(Found),
            Ended = ["t-1"],
        }),
        new BlockCommands.Resolve("u33d/2027-01-01", [new IncomingListing(Listing(), "h1", Id)]),
        new BlockCommands.Resolve("u33d/2027-01-01", [new IncomingListing(Listing(), "h1", Id) { Revision = 7 }]),
        new BlockCommands.Resolve("u33d/2027-01-01", []) { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
        new BlockCommands.Rule("metro.de.berlin.u33d/2027-01-01", [PairRuling.Of(Key, new ListingKey(new SourceName("meetup"), "m-1"), false)], "ann"),
        new BlockReplies.Ruled([Id]),
        new BlockCommands.Kin("metro.de.berlin.u33d/2027-01-01", [Id]),
        new BlockReplies.Akin([new KinPair(Id, Guid.AllBitsSet)]),
        new BlockCommands.Adopt("metro.de.berlin.u33d/2027-01-01", [Id]),
        new BlockReplies.Adopted([Id]),
        new BlockReplies.Resolved([new MatchAnswer(Key, Id, MatchKind.New, 0.9, ["first listing"])]),
        new BlockReplies.Refused(new SpawnFault(FaultKind.ExternalApi, "HTTP 500") { Source = "yelp", Status = 500, RetryAfter = TimeSpan.FromSeconds(30) }),
        new WorkerCommands.EnsureRunning("worker-discovery-1"),
        new WorkerCommands.EnsureRunning("worker-discovery-1", 7),
        new WorkerCommands.Retire("worker-discovery-3", 7),
        new WorkerCommands.Stop("worker-discovery-1"),
        HandOff.Instance,
        new SpawnCommands.SpawnWorker(TaskType.Discovery),
        new SpawnCommands.SpawnWorker(TaskType.Discovery, "r1"),
        new SpawnCommands.PlanDiscovery("p1", ["Berlin"], ["yelp"], Range),
        new SpawnCommands.PlanDiscovery("p1", ["Berlin"], ["yelp"], Range) { Deadline = At },
        new SpawnCommands.SubmitTask(new NewTask
        {
            Id = "t-1",
            Type = TaskType.Processing,
            Source = "yelp",
            Area = "yelp/u33",
            Priority = 9,
            ParametersJson = "{}",
            Deadline = At,
            NotBefore = At,
            IdempotencyKey = "k",
            TraceParent = "00-1-2-01",
        }),
        new SpawnCommands.AskPolicy(),
        new SpawnCommands.Scale(TaskType.Ingestion, 4, "ann", "rush hour"),
        new SpawnCommands.Pause(Yelp, PauseMode.Pause, "ann", "maintenance"),
        new SpawnCommands.Resume(Yelp, "ann", "done"),
        new SpawnReplies.WorkerSpawned("worker-discovery-3"),
        new SpawnReplies.DiscoveryPlanned("p1", 93, 93),
        new SpawnReplies.TaskAccepted("t-1", true),
        new SpawnReplies.Refused(new SpawnFault(FaultKind.WorkerLimit, "full")),
        new SpawnReplies.Scaled(TaskType.Ingestion, 4, true),
        new SpawnReplies.Paused(Pause, true),
        new SpawnReplies.Resumed(Yelp, true),
        new SpawnReplies.Policy(ImmutableSortedDictionary<string, int>.Empty.Add("discovery", 2), At, At),
        new SpawnReplies.Policy(ImmutableSortedDictionary<string, int>.Empty.Add("discovery", 2), At, At)
        {
            Epoch = 7,
            Node = "akka.tcp://scenescout@10.0.0.1:4053",
            Pauses = [Pause],
            Drained = [Yelp],
            Pinned = [TaskType.Ingestion],
            Scalings = [Scaled],
        },
        new SpawnEvents.WorkersDesired(TaskType.Discovery, 3, At),
        Desired,
        Planned,
        Planned with { Deadline = At },
        new SpawnEvents.DiscoveryQueued("p1", 93, 93),
        new SpawnEvents.DiscoveryRefused("p1", "full"),
        new SpawnEvents.SweepDone(12, At),
        new SpawnEvents.EpochTaken(7, "akka.tcp://scenescout@10.0.0.1:4053", At),
        new SpawnEvents.Paused(Pause),
        new SpawnEvents.Resumed(Yelp, "ann", "done", At),
        new SpawnEvents.Drained(Yelp, At),
        Scaled,
        new SpawnSnapshot(ImmutableSortedDictionary<string, int>.Empty.Add("discovery", 3), [Planned], [new SpawnEvents.DiscoveryQueued("p0", 1, 1)], At, At),
        SpawnSnapshot.Of(SpawnPolicy.Empty.Apply(Planned).Apply(Desired).Apply(new SpawnEvents.Paused(Pause)).Apply(new SpawnEvents.Drained(Yelp, At)).Apply(Scaled)),
        new NodeQueries.AskHierarchy("/user", 4),
        new NodeQueries.AskRegions(),
        new NodeQueries.AskRegion("area"),
        new NodeReplies.Hierarchy(["/user/bridge"], true),
        new NodeReplies.Regions(["area"]),
        new NodeReplies.Region([new ShardView("7", 1, ["yelp/u33"])]),
        new NodeReplies.NotFound("region cooking"),
        new QuotaCommands.Renew("yelp", "n:1#2", 3, [new KeyReport
        {
            KeyId = "k-1",
            HeldSlots = 2,
            UseLeftMs = 900,
            RestMs = 10,
            HeldUnits = 4,
            Spent = [new SpentUnits(120, 2)],
            WantSlots = 4,
            WantUnits = 8,
            Learned = [new LearnedLimit(86_400_000, 300, 12, At)],
            BlockedForMs = 1000,
        }]),
        new QuotaCommands.Show("yelp"),
        new QuotaCommands.SetLimits("yelp", [Day, new QuotaLimit(500, TimeSpan.FromMinutes(1), WindowKind.Rolling, "points")], "ann"),
        new QuotaCommands.SetLimits("yelp", null, "ann"),
        new QuotaReplies.Leased("yelp", 3, [new KeyLease { KeyId = "k-1", Fence = 9, Slots = 2, SlotRestMs = 1000, Units = 8, UseMs = 2500, BlockedForMs = 250 }]),
        new QuotaReplies.Leased("yelp", 3, [new KeyLease { KeyId = "k-1", Fence = 9, Slots = 2, SlotRestMs = 1000, Units = 8, DayUnits = 300, UseMs = 2500, BlockedForMs = 250 }]),
        new QuotaReplies.Recalled("yelp", "k-1", 2, 7),
        new QuotaReplies.Budget("yelp", [Day], true, [new KeyUsage("k-1", 5, 2, [new WindowUsage(86_400, "calls", 300, 12, 288, At)], At, [new NodeUsage("n:1#2", 2, 4)])]),
        new QuotaEvents.UnitsReserved("k-1", 25, 3, At),
        new QuotaEvents.LimitLearned("k-1", 86_400_000, 5000, At, At),
        new QuotaEvents.KeyBlocked("k-1", At),
        new QuotaEvents.LimitsSet([Day], "ann", At),
        new QuotaEvents.LimitsSet(null, "ann", At),
        new QuotaSnapshot([Day], [new QuotaEvents.UnitsReserved("k-1", 25, 3, At)], [new QuotaEvents.LimitLearned("k-1", 86_400_000, 5000, At, At)], [new QuotaEvents.KeyBlocked("k-1", At)]),
        Message(new TaskMessage(new TaskAssignment("t-1", "worker-discovery-1", "discovery", Json("""{"source":"yelp"}"""), 1798804800000, 1))),
        Message(new ResultMessage("t-1", "worker-processing-1", Json("""{"n":7}"""), new ResultMetrics(120, 7, 0), [Id])),
        Message(new ResultMessage("t-1", "worker-processing-1", null, new ResultMetrics(120, 0, 1), [], "DATABASE_ERROR: away")),
        Message(new StatusMessage("worker-discovery-1", "busy", "t-1", new WorkerPerformance(12, 340, 0.25, 1798804800000))),
        Message(new ControlMessage.Health("worker-discovery-1")),
        Message(new ControlMessage.Shutdown("worker-discovery-1")),
        Message(new ControlMessage.PauseWorker(ControlMessage.AllWorkers)),
        Message(new ControlMessage.ResumeWorker(ControlMessage.AllWorkers)),
        Message(new SystemMetrics(
            new WorkerTotals(2, ImmutableSortedDictionary<string, int>.Empty.Add("discovery", 2), ImmutableSortedDictionary<string, int>.Empty.Add("idle", 2)),
            new TaskTotals(5, 2, 90, 3, 340))),
        Message(new SystemMetrics(
            new WorkerTotals(1, ImmutableSortedDictionary<string, int>.Empty.Add("discovery", 1), ImmutableSortedDictionary<string, int>.Empty.Add("busy", 1)),
            new TaskTotals(0, 1, 90, 0, 340),
            new SystemPerformance(0.25, 268435456, 3600, 1800.5))),
        new CrashMessages.Refused("akka.tcp://scenescout@node-2:4053", -7),
    ];

    private static SpawnMessage Message(SpawnPayload payload) =>
        new("m-1", SpawnMessage.TypeOf(payload), "akka.tcp://scenescout@10.0.0.1:4053", "all", payload, 1798804800000, 5);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static Listing Listing() => new()
    {
        Key = Key,
        Title = "Jazz Night",
        Time = new EventTime(new EventMoment(new DateOnly(2027, 1, 1), new TimeOnly(20, 0), At), null, "Europe/Berlin", false),
    };
}
