using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Soak;

/// <summary>Sources of a world that never stands still and never grows: every day events of each area appear, change, vanish and begin. What a search finds follows from its area and the day alone.</summary>
/// <param name="time">The world's clock.</param>
internal sealed class SoakWorld(TimeProvider time) : ISourceSet
{
    private const int BornADay = 2;
    private const int DaysAhead = 9;
    private const int ChangesAfter = 4;
    private const int VanishesAfter = 3;

    /// <inheritdoc />
    public ImmutableArray<ISourceAdapter> Adapters { get; } = [new WorldAdapter(new SourceName("soak-a"), null), new WorldAdapter(new SourceName("soak-b"), TimeSpan.FromDays(1))];

    /// <inheritdoc />
    public ISourceAdapter? Adapter(SourceName name) => Adapters.FirstOrDefault(adapter => adapter.Name == name);

    /// <inheritdoc />
    public ISourceClient? Client(SourceName name) => Adapter(name) is null ? null : new WorldClient(name, time);

    /// <inheritdoc />
    public KeyRing? Keys(SourceName name) => null;

    private sealed class WorldClient(SourceName source, TimeProvider time) : ISourceClient
    {
        public Task<FetchResult> FetchAsync(AreaQuery query, string? cursor, CancellationToken cancellation)
        {
            var (area, now) = (query.Area ?? "nowhere", time.GetUtcNow());
            var today = (int)(now - SoakOptions.Start).TotalDays;
            // One area in eight has a bad day now and then: an answer that may pass, and one that does not.
            return Task.FromResult<FetchResult>(Draw(area, today, "bad") switch
            {
                0 when now.Hour < 8 && now.Second % 2 == 0 => new FetchResult.Failed(new SpawnFault(FaultKind.ExternalApi, "HTTP 503") { Status = 503, Source = source.Value }),
                1 when now.Hour < 8 => new FetchResult.Failed(new SpawnFault(FaultKind.Validation, "HTTP 400") { Status = 400, Source = source.Value }),
                _ => new FetchResult.Page(new ParsedAnswer { Listings = [.. Listed(query, area, today)] }, null),
            });
        }

        private IEnumerable<RawListing> Listed(AreaQuery query, string area, int today)
        {
            for (var born = today - DaysAhead; born <= today; born++)
                for (var n = 0; n < BornADay; n++)
                {
                    var (id, age) = ($"{area.Replace('/', '-')}-{born}-{n}", today - born);
                    if (n == 1 && born % 3 == 0 && age >= VanishesAfter)
                        continue;
                    var json = new JsonObject
                    {
                        ["id"] = id,
                        ["title"] = $"Concert {id}",
                        ["start"] = SoakOptions.Start.AddDays(born + DaysAhead + 1).AddHours(20).ToString("O", CultureInfo.InvariantCulture),
                        ["text"] = string.Concat(Enumerable.Repeat(age >= ChangesAfter ? "later " : "early ", 60)),
                        ["latitude"] = query.Centre.Latitude,
                        ["longitude"] = query.Centre.Longitude,
                        // Neither today nor tomorrow can this one be read.
                        ["broken"] = n == 0 && born % 5 == 0 && age == 0,
                    }.ToJsonString();
                    yield return new RawListing(new ListingKey(source, id), json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
                }
        }

        private static int Draw(string area, int day, string what) => SHA256.HashData(Encoding.UTF8.GetBytes($"{area}:{day}:{what}"))[0] % 16;
    }

    private sealed class WorldAdapter(SourceName name, TimeSpan? retention) : ISourceAdapter
    {
        public SourceName Name => name;

        public SourceCapabilities Capabilities { get; } = new()
        {
            AreaSearch = true,
            ListsEvents = true,
            MaxRadiusMetres = 100_000,
            PageSize = 100,
            Limits = [],
            MaxConcurrent = 4,
            Retention = retention,
            Attribution = "The soak's world.",
        };

        public ParsedAnswer Parse(JsonElement answer) => new();

        public NormaliseResult Normalise(JsonElement listing)
        {
            if (listing.GetProperty("broken").GetBoolean())
                return new NormaliseResult.Rejected([new FieldError("broken", "true", "It cannot be read today.")]);
            var start = listing.GetProperty("start").GetDateTimeOffset();
            return new NormaliseResult.Ok(new Listing
            {
                Key = new ListingKey(name, listing.GetProperty("id").GetString()!),
                Title = listing.GetProperty("title").GetString()!,
                Description = listing.GetProperty("text").GetString(),
                Time = new EventTime(new EventMoment(DateOnly.FromDateTime(start.UtcDateTime), TimeOnly.FromDateTime(start.UtcDateTime), start), null, "Etc/UTC", false),
                Venue = new Venue
                {
                    Name = "The Hall",
                    Location = new Domain.Geo.GeoPoint(listing.GetProperty("latitude").GetDouble(), listing.GetProperty("longitude").GetDouble()),
                },
            });
        }
    }
}
