using System.Collections.Immutable;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Pictures;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>What the store holds of an event whose picture was chosen.</summary>
internal sealed record PictureState(Guid EventId, long Version, EventPicture? Picture);

/// <summary>An event's picture to be written.</summary>
internal sealed record PictureRow(Guid EventId, EventPicture? Picture, DateTimeOffset At);

/// <summary>Everything that the end of a task of the images stage writes of events.</summary>
/// <param name="Rows">Events that show another picture from now on.</param>
/// <param name="Logs">Log rows.</param>
/// <param name="Changes">What the feed gets.</param>
/// <param name="ResultJson">The task's result.</param>
internal sealed record PicturePlan(ImmutableArray<PictureRow> Rows, ImmutableArray<LogRow> Logs, ImmutableArray<FeedEntry> Changes, string ResultJson)
{
    private const int MaxError = 2000;

    /// <summary>Decides. What an event shows already is not written again; one that has another version by now has a task of its own.</summary>
    public static PicturePlan Decide(PictureBatch batch, IReadOnlyDictionary<Guid, PictureState> stored, string workerId, string? trace, DateTimeOffset now)
    {
        var known = batch.Chosen.DistinctBy(e => e.EventId).Where(e => stored.ContainsKey(e.EventId)).OrderBy(e => e.EventId).ToImmutableArray();
        var current = known.Where(e => stored[e.EventId].Version == e.OfVersion).ToImmutableArray();
        var changed = current.Where(e => !(e.Picture?.Same(stored[e.EventId].Picture) ?? stored[e.EventId].Picture is null)).ToImmutableArray();
        return new(
            [.. changed.Select(e => new PictureRow(e.EventId, e.Picture, now))],
            [
                .. current.Where(e => e.Picture is not null || e.Faults is not null).Select(e => new LogRow(
                    e.EventId, null, LogStages.Images, e.Picture is null ? LogStages.Failed : LogStages.Success, workerId, null, StorableText.Clip(e.Faults, MaxError), now)),
                .. known.Where(e => stored[e.EventId].Version != e.OfVersion).Select(e => new LogRow(
                    e.EventId, null, LogStages.Images, LogStages.Skipped, workerId, null, $"version {e.OfVersion} was looked at, {stored[e.EventId].Version} is stored", now)),
            ],
            [.. changed.Select(e => new FeedEntry(e.EventId, e.OfVersion, EventChangeKind.Processed, now, trace))],
            $$"""{"events":{{batch.Chosen.Length}},"withPicture":{{current.Count(e => e.Picture is not null)}},"changed":{{changed.Length}},"outdated":{{known.Length - current.Length}},"fetched":{{batch.Links.Count(link => link.Hash is not null)}},"faults":{{batch.Links.Count(link => link.Fault is not null)}}}""");
    }
}
