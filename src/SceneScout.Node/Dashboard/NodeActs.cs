using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Dashboard;
using SceneScout.Dashboard.Pictures;
using SceneScout.Domain.Review;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Dashboard;

/// <summary>Does what people ask for on the pages. The store writes acts on dead letters into the audit log itself; the others are written down before they are done.</summary>
internal sealed class NodeActs(TaskOperations desk, ReviewDesk reviews, SpawnServices services) : IDashboardActs
{
    private const string Reason = "on the dashboard";

    public async Task<string> RetryAsync(string taskId, string by, CancellationToken cancellation) =>
        Told($"{taskId} is queued again.", taskId, await desk.RetryAsync(taskId, by, Reason, cancellation));

    public async Task<string> DiscardAsync(string taskId, string by, CancellationToken cancellation) =>
        Told($"{taskId} is discarded.", taskId, await desk.DiscardAsync(taskId, by, Reason, cancellation));

    public async Task<string> CancelAsync(string taskId, string by, CancellationToken cancellation)
    {
        await NoteAsync(by, "task.cancel", taskId, [], cancellation);
        return await desk.CancelAsync(taskId, cancellation) ? $"{taskId} is cancelled." : $"{taskId} has ended already; nothing was changed.";
    }

    public async Task<string> DecideAsync(HeldEvent held, bool isAccepted, string by, CancellationToken cancellation) =>
        await services.Store.Events.ReviewAsync(new ReviewDecision(held.Id, isAccepted, Reason) { Version = held.Version }, new Act(by, Reason, services.Now), cancellation) switch
        {
            null => $"There is no event {held.Id} any more.",
            { End: ReviewEnd.Outdated } => $"{held.Title} has changed since; look at it again.",
            { End: ReviewEnd.AsBefore } answer => $"{held.Title} was {answer.State.Name()} already; nothing was changed.",
            _ => $"{held.Title} is {(isAccepted ? "accepted: it is published" : "rejected: it is not published")}.",
        };

    public async Task<string> RuleAsync(Guid pairId, bool isSame, string by, CancellationToken cancellation)
    {
        if (await reviews.FindAsync(pairId.ToString(), cancellation) is not { } pair)
            return "There is no such pair any more.";
        await NoteAsync(by, isSame ? "review.accept" : "review.reject", $"{pair.Id}", [new("left", pair.Left.ToString()), new("right", pair.Right.ToString())], cancellation);
        var (_, fault) = await reviews.RuleAsync(pair, isSame, by, cancellation);
        return fault is not null ? $"It was not done: {fault.Message}" : isSame ? "Both are one event from now on." : "Both stay apart.";
    }

    public async Task<string> SplitAsync(Guid eventId, string listing, string by, CancellationToken cancellation)
    {
        if (await services.Store.Events.FindAsync(eventId, cancellation) is not { } found || ReviewDesk.Leaving(found, [listing]) is not { } leaving)
            return $"{listing} is no listing that could leave this event.";
        await NoteAsync(by, "event.split", $"{found.Event.Id}", [new("listings", listing)], cancellation);
        var (_, fault) = await reviews.SplitAsync(found, leaving, by, cancellation);
        return fault is not null ? $"It was not done: {fault.Message}" : $"{listing} has left this event, and stays apart.";
    }

    private Task NoteAsync(string by, string action, string target, IEnumerable<KeyValuePair<string, string>> details, CancellationToken cancellation) =>
        services.Store.Audit.AppendAsync(new AuditEntry(by, action, target, ImmutableSortedDictionary.CreateRange<string, string>(StringComparer.Ordinal, [.. details, new("by", "dashboard")]), services.Now), cancellation);

    private static string Told(string done, string taskId, DeadLetterOutcome outcome) => outcome switch
    {
        DeadLetterOutcome.Done => done,
        DeadLetterOutcome.Unchanged => $"{taskId} is no dead letter any more; nothing was changed.",
        _ => $"There is no task {taskId}.",
    };
}
