using Akka.Actor;
using Akka.Event;
using SceneScout.Actors.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Retention;

/// <summary>Drops what is kept no longer, one short transaction after the other with a pause between them, as long as its controller decides: every step is refused by the store once another controller has taken over.</summary>
internal sealed class RetentionActor : ReceiveActor, IWithTimers
{
    // Looking at the agenda costs nothing, and a clock that was set is noticed.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly IRetentionStore _store;
    private readonly SpawnServices _services;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private RetentionAgenda _agenda;

    /// <summary>Makes it.</summary>
    /// <param name="store">The controller's view of the store.</param>
    /// <param name="services">What the node shares.</param>
    public RetentionActor(IRetentionStore store, SpawnServices services)
    {
        _store = store;
        _services = services;
        var contents = services.Sources.Adapters
            .Select(adapter => adapter.Name)
            .Where(source => services.Sources.Retention(source) is not null)
            .Select(source => KeyValuePair.Create(source, services.Sources.Retention(source)!.Value));
        _agenda = RetentionAgenda.Begin(services.Options.Retention, contents, services.Now);
        Receive<NextStep>(_ => Step());
        Receive<ContentDone>(OnDone);
        Receive<TableDone>(OnDone);
        Receive<StepFailed>(OnFailed);
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of a controller's retention.</summary>
    public static Props Props(IRetentionStore store, SpawnServices services) => Akka.Actor.Props.Create(() => new RetentionActor(store, services));

    /// <inheritdoc />
    protected override void PreStart() => Timers.StartSingleTimer(NextStep.Instance, NextStep.Instance, _services.Options.Retention.Pause);

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private void Step()
    {
        var now = _services.Now;
        switch (_agenda.Next(now))
        {
            case RetentionWork.Content content:
                DropAsync(content, now).PipeTo(Self, failure: e => new StepFailed(content, e));
                break;
            case RetentionWork.Table table:
                PruneAsync(table, now).PipeTo(Self, failure: e => new StepFailed(table, e));
                break;
            default:
                Timers.StartSingleTimer(NextStep.Instance, NextStep.Instance, LookEvery);
                break;
        }
    }

    private async Task<ContentDone> DropAsync(RetentionWork.Content work, DateTimeOffset now)
    {
        var batch = _services.Options.Retention.Batch;
        var changes = await _store.ExpireAsync(work.Source, now - work.Keep, batch, now, _stopped.Token);
        var more = changes.Listings >= batch || changes.Venues >= batch;
        return new ContentDone(work, changes, more, more ? null : await _store.OldestContentAsync(work.Source, _stopped.Token));
    }

    private async Task<TableDone> PruneAsync(RetentionWork.Table work, DateTimeOffset now)
    {
        var options = _services.Options.Retention;
        var step = await _store.PruneAsync(work.Name, now - options.Keep[work.Name], work.After, options.Batch, now, _stopped.Token);
        return new TableDone(work, step, step.Next is null ? await _store.OldestAsync(work.Name, _stopped.Token) : null);
    }

    private void OnDone(ContentDone done)
    {
        var now = _services.Now;
        RetentionInstruments.ContentDropped(done.Work.Source, done.Changes, now - done.Work.Due);
        _agenda = _agenda.Done(done.Work, done.More, done.Oldest, now);
        Pause();
    }

    private void OnDone(TableDone done)
    {
        var now = _services.Now;
        RetentionInstruments.Pruned(done.Work.Name, done.Step.Rows);
        if (done.Step.Next is null)
            RetentionInstruments.Oldest(done.Work.Name, done.Oldest is { } oldest && oldest < now ? now - oldest : TimeSpan.Zero);
        _agenda = _agenda.Done(done.Work, done.Step, now);
        Pause();
    }

    private void OnFailed(StepFailed failed)
    {
        if (failed.Cause.GetBaseException() is StaleEpochException)
        {
            // The controller learns of it by its own writes.
            Context.Stop(Self);
            return;
        }

        _log.Warning("{0} is tried again in {1}: {2}", failed.Work, RetentionAgenda.Again, failed.Cause.Message);
        _agenda = _agenda.Failed(failed.Work, _services.Now);
        Pause();
    }

    private void Pause() => Timers.StartSingleTimer(NextStep.Instance, NextStep.Instance, _services.Options.Retention.Pause);

    private sealed record NextStep : INoSerializationVerificationNeeded
    {
        public static readonly NextStep Instance = new();
    }

    private sealed record ContentDone(RetentionWork.Content Work, RetentionChanges Changes, bool More, DateTimeOffset? Oldest) : INoSerializationVerificationNeeded;

    private sealed record TableDone(RetentionWork.Table Work, PruneStep Step, DateTimeOffset? Oldest) : INoSerializationVerificationNeeded;

    private sealed record StepFailed(RetentionWork Work, Exception Cause) : INoSerializationVerificationNeeded;
}
