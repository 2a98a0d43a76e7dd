using Akka.Actor;
using Akka.Event;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller;

/// <summary>Schedules: what runs without being asked for.</summary>
public sealed partial class SpawnController
{
    private DateTimeOffset _nextLook;
    private DateTimeOffset? _nextDiscovery;
    private bool _scheduling;

    private void Schedules()
    {
        Command<ScheduleQueries.AskRuns>(_ =>
        {
            var (state, sweep) = (_policy.Schedules, SweepSchedule.Next(_policy.LastSweep, _startedAt, _services.Options));
            ScheduleInputs.ReadAsync(_services, _stopped.Token).PipeTo(
                Sender,
                Self,
                success: look => new ScheduleReplies.Runs(_services.Now, [sweep, .. DiscoverySchedule.Runs(look, state, _services.Options, _services.Now)]),
                failure: e => new SpawnReplies.Refused(TaskFaults.Of(e)));
        });
        Command<InputsRead>(OnInputsRead);
        Command<DueSettled>(settled => Persist(new ScheduleEvents.DueQueued(settled.RunId, settled.Tasks), e =>
        {
            Apply(e);
            _scheduling = false;
            _publish(new Hints.WorkQueued(TaskType.Discovery), Topics.Task(TaskType.Discovery));
        }));
        Command<ScheduleFailed>(failed =>
        {
            _scheduling = false;
            if (!IsOver(failed.Cause))
                Log.Warning("The schedule of discovery is looked at again later: {0}", failed.Cause.Message);
        });
    }

    private void ReadSchedules(DateTimeOffset now)
    {
        if (_scheduling || now < _nextLook)
            return;
        _scheduling = true;
        _nextLook = now + _services.Options.Schedules.LookEvery;
        ScheduleInputs.ReadAsync(_services, _stopped.Token).PipeTo(Self, success: inputs => new InputsRead(inputs), failure: e => new ScheduleFailed(e));
    }

    private void OnInputsRead(InputsRead read)
    {
        var now = _services.Now;
        _nextDiscovery = DiscoverySchedule.Runs(read.Inputs, _policy.Schedules, _services.Options, now).FirstOrDefault()?.At;
        if (_policy.Schedules.Open is { } open)
            QueueDue(open, read.Inputs);
        else if (DiscoverySchedule.Decide(read.Inputs, _policy.Schedules, _services.Options, now) is { } happened)
            Persist(happened, e =>
            {
                Apply(e);
                if (e is ScheduleEvents.DiscoveryDue due)
                    QueueDue(due, read.Inputs);
                else
                    _scheduling = false;
            });
        else
            _scheduling = false;
    }

    // The tasks' ids come from the run's id: doing it again after a crash queues nothing twice.
    private void QueueDue(ScheduleEvents.DiscoveryDue due, ScheduleInputs look)
    {
        var wanted = due.Areas.ToHashSet(StringComparer.Ordinal);
        var tasks = look.Plan.Areas.Where(area => wanted.Contains(area.Id)).Select(area => DiscoveryPlanner.ToTask(area, due.RunId, due.Range)).ToList();
        Fenced.Tasks.EnqueueAsync(tasks, _services.Options.QueueLimit, _services.Now, _stopped.Token).PipeTo(
            Self,
            success: queued => queued.Refused is { } refused ? new ScheduleFailed(new FaultException(refused)) : new DueSettled(due.RunId, tasks.Count),
            failure: e => new ScheduleFailed(e));
    }

    private sealed record InputsRead(ScheduleInputs Inputs) : INoSerializationVerificationNeeded;

    private sealed record DueSettled(string RunId, int Tasks) : INoSerializationVerificationNeeded;

    private sealed record ScheduleFailed(Exception Cause) : INoSerializationVerificationNeeded;
}
