using System.Collections.Immutable;
using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Pictures;
using SceneScout.Domain.Tasks;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Keeping;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Images;

/// <summary>Runs one task of pictures: chooses, fetches, decodes, keeps, and writes all events with one bulk write. A picture that cannot be had fails neither its event nor the task.</summary>
public sealed class ImagesRunner : StageRunner
{
    private readonly PictureServices _pictures;

    /// <summary>Makes the runner of one task.</summary>
    /// <param name="task">The claimed task.</param>
    /// <param name="services">What the node shares.</param>
    public ImagesRunner(TaskRecord task, SpawnServices services)
        : base(task, services) => _pictures = services.Pictures ?? throw new InvalidOperationException("The images stage is registered, but has nothing to work with.");

    /// <summary>Props of a runner.</summary>
    public static Props Props(TaskRecord task, SpawnServices services) => ActorFactory.Of(() => new ImagesRunner(task, services));

    /// <inheritdoc />
    protected override async Task<TaskOutcome> RunAsync(CancellationToken cancellation)
    {
        if (Read(TaskJson.Default.ProcessingParameters, read => read.EventIds.IsDefault ? "eventIds is missing: ids of events." : null, out var parameters) is { } mistake)
            return mistake;

        var subjects = await Services.Store.Pictures.ReadAsync(parameters.EventIds, cancellation);
        var ranked = subjects.ToDictionary(subject => subject.Event.Id, subject => PictureCandidates.Of(subject, _pictures.Sources));
        var known = await Services.Store.Pictures.FindLinksAsync([.. ranked.Values.SelectMany(pictures => pictures.Take(_pictures.Rules.Tries)).Select(picture => picture.Image.Url)], cancellation);
        var fetching = new PictureFetching(_pictures, known, Services.Now);
        var tries = await TryAsync(ranked.Values, fetching, cancellation);

        var fetched = tries.Select(one => one.Fresh).OfType<ProcessedPicture>().DistinctBy(picture => picture.Hash).ToImmutableDictionary(picture => picture.Hash);
        var alike = await Services.Store.Pictures.FindByPartsAsync([.. fetched.Values.SelectMany(picture => picture.Perceptual?.Keys() ?? []).Distinct()], cancellation);
        var standIns = PictureSelection.StandIns(fetched, alike);
        var links = tries.Select(one => one.Link.Hash is { } hash && standIns.TryGetValue(hash, out var other) ? one with { Link = one.Link with { Hash = other } } : one).ToImmutableArray();
        var own = fetched.Values.Where(picture => standIns[picture.Hash] == picture.Hash).ToImmutableArray();
        foreach (var picture in own)
            foreach (var variant in picture.Variants)
                await _pictures.Files.PutAsync(new PictureKey(picture.Hash, variant.Name), variant.Content, cancellation);
        ImagesInstruments.Stored(own.Length, fetched.Count - own.Length);

        var kept = (await Services.Store.Pictures.FindAsync([.. links.Select(one => one.Link.Hash).OfType<string>().Distinct()], cancellation))
            .SetItems(own.Select(picture => KeyValuePair.Create(picture.Hash, PictureSelection.Kept(picture))));
        var tried = links.ToImmutableDictionary(one => one.Link.Url, one => one.Link, StringComparer.Ordinal);
        var chosen = subjects.Select(subject => PictureSelection.Choose(subject, ranked[subject.Event.Id], tried, kept)).ToImmutableArray();
        var used = chosen.Select(one => one.Picture?.Hash).OfType<string>().Concat(own.Select(picture => picture.Hash)).Distinct().Select(hash => kept[hash]).ToImmutableArray();

        PictureCommit? committed = null;
        var batch = new PictureBatch(Claimed.Lease, used, [.. links.Where(one => one.IsNew).Select(one => one.Link)], chosen);
        return await EndWrite.RunAsync(Services, Claimed.Lease, EndWrite.Done, CommitAsync, cancellation)
            ? new TaskOutcome.Done(null, subjects.Length) { WrittenJson = committed?.ResultJson }
            : new TaskOutcome.LeaseLost();

        async Task<bool> CommitAsync() => (committed = await Services.Store.Pictures.CommitAsync(batch, Services.Now, cancellation)) is not null;
    }

    // So many events at once, each trying its pictures one after the other; all on the stage's own threads.
    private async Task<ImmutableArray<PictureTry>> TryAsync(IEnumerable<ImmutableArray<RankedPicture>> events, PictureFetching fetching, CancellationToken cancellation)
    {
        var waiting = new Queue<ImmutableArray<RankedPicture>>(events.Where(pictures => !pictures.IsEmpty));
        var tries = new Dictionary<string, PictureTry>(StringComparer.Ordinal);
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, _pictures.Rules.Parallel).Select(_ => Task.Factory.StartNew(
            WorkAsync, cancellation, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current).Unwrap()));
        return [.. tries.Values];

        async Task WorkAsync()
        {
            while (Next() is { } pictures)
                foreach (var picture in pictures.Take(_pictures.Rules.Tries))
                {
                    var one = await fetching.OfAsync(picture.Image.Url, cancellation);
                    lock (gate)
                        tries[picture.Image.Url] = one;
                    if (one.Link.Hash is not null)
                        break;
                }
        }

        ImmutableArray<RankedPicture>? Next()
        {
            lock (gate)
                return waiting.TryDequeue(out var pictures) ? pictures : null;
        }
    }
}
