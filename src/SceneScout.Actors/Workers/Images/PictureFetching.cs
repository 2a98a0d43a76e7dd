using System.Collections.Concurrent;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Fetching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Images;

/// <summary>Tries addresses of pictures for one task, each once, so many at a time.</summary>
/// <param name="services">What the stage works with.</param>
/// <param name="known">What came of addresses before.</param>
/// <param name="now">The instant of the task.</param>
internal sealed class PictureFetching(PictureServices services, IReadOnlyDictionary<string, PictureLink> known, DateTimeOffset now)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<PictureTry>>> _tries = new(StringComparer.Ordinal);

    /// <summary>What is known of an address; it is fetched and decoded where nothing is, or where it may be tried again.</summary>
    public Task<PictureTry> OfAsync(string url, CancellationToken cancellation) =>
        _tries.GetOrAdd(url, address => new Lazy<Task<PictureTry>>(() => TryAsync(address, cancellation))).Value;

    private async Task<PictureTry> TryAsync(string url, CancellationToken cancellation)
    {
        if (known.TryGetValue(url, out var before) && (before.Hash is not null || before.AgainAt is null || before.AgainAt > now))
            return new PictureTry(before, null, false);
        switch (await services.Client.FetchAsync(url, cancellation))
        {
            case PictureFetch.Failed failed:
                ImagesInstruments.Failed(failed.Failure);
                return Fault(url, failed.Detail, failed.Failure == FetchFailure.Unreachable);
            case PictureFetch.Fetched fetched:
                switch (services.Processor.Process(fetched.Content, cancellation))
                {
                    case PictureOutcome.Ready { Picture: var picture }:
                        ImagesInstruments.Ready(fetched.Content.Length);
                        return new PictureTry(new PictureLink(url, picture.Hash, null, null), picture, true);
                    case PictureOutcome.Refused refused:
                        ImagesInstruments.Refused(refused.Refusal);
                        return Fault(url, refused.Detail, refused.Refusal is PictureRefusal.Time or PictureRefusal.Broken);
                }

                break;
        }

        throw new InvalidOperationException($"{url}: an outcome that is not known.");
    }

    // What a host gives to nobody is not asked for again until the address is forgotten.
    private PictureTry Fault(string url, string detail, bool again) => new(new PictureLink(url, null, detail, again ? now + services.Rules.AgainAfter : null), null, true);
}
