using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Scheduling;
using SceneScout.Node.Configuration;
using SceneScout.Node.Http;
using SceneScout.Node.Http.Geo;
using SceneScout.Node.Http.Live;
using SceneScout.Node.Http.Process;
using SceneScout.Node.Http.Threds;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Http;

/// <summary>Whatever a caller writes is read, or refused by what is documented: nothing throws.</summary>
public sealed class OutsideTextTests
{
    private static readonly string[] Pieces =
    [
        "52.5", "13.4", "-91", "1e400", "NaN", "∞", "-", ",", ";", ";;", ":", "0", "9223372036854775808", "2027-01-14", "2027-02-30", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "T", "Z",
        "true", "music", "EUR", "éé", "\ud800", "\0", "%", "=", "==", "_", "-_", " ", "\t", "yelp", "fresh", "pending", "published", "*/5", "* * * * *", "@daily", "L", "#", "?", "31 2", "events", "work",
    ];

    private static readonly string[] Names =
    [
        "from", "to", "localFrom", "localTo", "updatedSince", "category", "source", "city", "q", "near", "radius", "bbox", "polygon", "free", "maxPrice", "currency", "minQuality", "freshness", "review", "limit", "after",
        "kind", "since", "topics", "batchSize", "wait", "priority", "deduplicationEnabled", "address", "country", "postalCode",
    ];

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Array[0, 6].Select(pieces => string.Concat(pieces.Select(n => Pieces[n]))),
        Gen.Int[0, Pieces.Length - 1].Select(n => Pieces[n]),
        Gen.String[0, 30]);

    [Fact]
    public void Questions_for_events_and_changes() =>
        Gen.Select(Gen.Int[0, Names.Length - 1], Words).Array[0, 6].Sample(
            given =>
            {
                var query = new QueryCollection(given.GroupBy(one => Names[one.Item1]).ToDictionary(one => one.Key, one => new StringValues([.. one.Select(word => word.Item2)])));
                var (question, mistake) = EventQueryReader.Read(query, new KnownSources());
                Assert.True(question is null != (mistake is null));
                if (question is not null)
                    Assert.True(question is { Limit: >= 1 and <= 500, MinQuality: null or (>= 0 and <= 1), RadiusMetres: null or (>= 1 and <= 500_000) } && (question.After is null || EventQuery.IsPlace(question.After)));
                var (filter, odd) = LiveFilter.Read(query);
                Assert.True(filter is null != (odd is null));
                var (topics, strange) = SocketTopics.Read(query);
                Assert.True(topics is null != (strange is null));
                var (options, wrong) = ProcessOptions.Read(query);
                Assert.True(options is null != (wrong is null));
                var (place, unread) = GeoEndpoints.Read(query);
                Assert.True(place == default != (unread is null));
            },
            iter: 5_000);

    [Fact]
    public void Places_in_lists_that_callers_hand_back()
    {
        var encoded = Words.Select(word => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(word)));
        Gen.OneOf(Words, encoded, Gen.Byte[0, 255].Array[0, 40].Select(bytes => Base64Url.EncodeToString(bytes)), Gen.Select(Gen.Long, Words, (n, word) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{n}:{word}")))).Sample(
            text =>
            {
                _ = EventQuery.IsPlace(text);
                _ = SpawnStateCursor.Read(text);
                _ = ThredCursor.Read(text);
                if (TimedCursor.Read(text) is { } place)
                    Assert.Equal(place, TimedCursor.Read(TimedCursor.Write(place)));
            },
            iter: 5_000);
    }

    [Fact]
    public void Shapes_times_keys_and_networks() => Words.Sample(
        text =>
        {
            if (GeoPolygon.Parse(text) is { } shape)
                Assert.Equal(shape, GeoPolygon.Parse(shape.ToString()));
            if (CronCadence.Read(text) is { } cadence)
                Assert.True(cadence.AtOrAfter(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), NodaTime.DateTimeZone.Utc).Year >= 2027);
            var (key, refused) = IdempotencyKey.Read(text);
            Assert.True(key is null || (refused is null && key.Length is > 0 and <= 200));
            _ = NetworkListKind.Read(text);
        },
        iter: 5_000);

    [Fact]
    public void Lines_of_a_body_whatever_bytes_they_have() => Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[1, 40]).Sample(
        (bytes, longest) =>
        {
            var lines = LinesAsync(bytes, longest).GetAwaiter().GetResult();
            Assert.All(lines, line => Assert.True(line.Line is null || (line.Line.Length > 0 && line.Line.Length <= longest && !line.Line.Contains((byte)'\n'))));
            Assert.True(lines.Zip(lines.Skip(1)).All(pair => pair.Item1.Number < pair.Item2.Number));
        },
        iter: 2_000);

    private sealed class KnownSources : ISourceSet
    {
        public ImmutableArray<ISourceAdapter> Adapters { get; } = [.. SourceRegistry.BuiltIn.Definitions.Select(definition => definition.Adapter)];

        public ISourceAdapter? Adapter(SourceName name) => Adapters.FirstOrDefault(adapter => adapter.Name == name);

        public ISourceClient? Client(SourceName name) => null;

        public KeyRing? Keys(SourceName name) => null;
    }

    private static async Task<List<(int Number, byte[]? Line)>> LinesAsync(byte[] bytes, int longest)
    {
        var lines = new List<(int, byte[]?)>();
        await foreach (var line in BodyLines.ReadAsync(System.IO.Pipelines.PipeReader.Create(new System.Buffers.ReadOnlySequence<byte>(bytes)), longest, CancellationToken.None))
            lines.Add(line);
        return lines;
    }
}
