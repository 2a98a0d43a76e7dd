using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Feed;

/// <summary>Writes that the feed tells of.</summary>
internal static class FeedSamples
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static Guid Id(int n) => new($"00000000-0000-0000-0000-{n:x12}");

    /// <summary>Writes a new event.</summary>
    public static async Task WriteAsync(IStore store, int n)
    {
        var listing = new Listing { Key = new ListingKey(SourceName.Yelp, $"l{n}"), Title = "Jazz Night", Time = new EventTime(EventMoment.Unknown, null, null, false) };
        var made = EventMerge.Merge(Id(n), "block", 1, [new EventMember(listing, "h", 1, ["first listing"])]);
        Assert.True(Assert.Single(await store.Events.WriteAsync([new EventMutation(made, 0, [new EventMember(listing, "h", 1, ["first listing"])], [])], Now, CancellationToken.None)));
    }

    /// <summary>Enriches it, which publishes it.</summary>
    public static async Task PublishAsync(IStore store, int n)
    {
        await store.Tasks.EnqueueAsync([new NewTask { Id = $"p{n}", Type = TaskType.Processing, ParametersJson = "{}" }], 100, Now, CancellationToken.None);
        var lease = Assert.Single(await store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Processing, "w", 1, Now.AddMinutes(5), []), Now, CancellationToken.None)).Lease;
        var enrichment = new Enrichment { OfVersion = 1, Category = "music", CategoryConfidence = 1, Quality = 1, QualityDimensions = ImmutableSortedDictionary<string, double>.Empty };
        Assert.NotNull(await store.Events.CommitProcessingAsync(new(lease, [new ProcessedEvent(Id(n), enrichment)]), Now, CancellationToken.None));
    }
}
