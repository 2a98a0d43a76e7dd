using CsCheck;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing.Geocoding;
using Xunit;

namespace SceneScout.Actors.Tests.Workers.Geocoding;

public class GeocodeMemoryTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_never_holds_more_than_it_may_and_what_was_used_last_stays() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 40].List[0, 200]).Sample((size, keys) =>
        {
            var memory = new GeocodeMemory(size, TimeSpan.FromDays(1), new FakeTimeProvider(Start));
            foreach (var key in keys)
            {
                if (memory.Find($"{key}") is null)
                    memory.Keep([Finding($"{key}")]);
                Assert.True(memory.Count <= size);
            }

            foreach (var key in keys.AsEnumerable().Reverse().Distinct().Take(size))
                Assert.NotNull(memory.Find($"{key}"));
        });

    [Fact]
    public void What_is_too_old_is_forgotten_and_what_is_learned_again_is_new()
    {
        var clock = new FakeTimeProvider(Start);
        var memory = new GeocodeMemory(10, TimeSpan.FromDays(1), clock);
        memory.Keep([Finding("a")]);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(memory.Find("a"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(memory.Find("a"));
        Assert.Equal(0, memory.Count);
        memory.Keep([Finding("a") with { FoundAt = clock.GetUtcNow() }]);
        Assert.NotNull(memory.Find("a"));
    }

    [Fact]
    public void A_venue_is_known_by_its_question()
    {
        var venue = new Venue { Name = "Lido", City = "Berlin" };
        var memory = new GeocodeMemory(10, TimeSpan.FromDays(1), new FakeTimeProvider(Start));
        Assert.Null(memory.Of(venue));
        memory.Keep([Finding(PlaceQuestion.Of(venue)!.Key)]);

        Assert.NotNull(memory.Of(venue with { Name = "LIDO" }));
        Assert.Null(memory.Of(venue with { City = "Rome" }));
    }

    [Fact]
    public void A_task_waits_within_its_patience_and_no_longer()
    {
        var (rules, fault) = (new GeocodingRules { Patience = TimeSpan.FromHours(1) }, new SpawnFault(FaultKind.RateLimited, "later") { RetryAfter = TimeSpan.FromMinutes(10) });

        Assert.Equal(new(Start.AddMinutes(10), true, fault), GeocodingPatience.Next(Start, fault, true, rules, Start));
        Assert.Equal(new(Start.AddMinutes(1), false, new SpawnFault(FaultKind.ExternalApi, "down")), GeocodingPatience.Next(Start, new SpawnFault(FaultKind.ExternalApi, "down"), false, rules, Start));
        Assert.Equal(new(Start, true, null), GeocodingPatience.Next(Start, null, true, rules, Start));
        Assert.Null(GeocodingPatience.Next(Start, fault, true, rules, Start.AddMinutes(50)));
        Assert.True(GeocodingPatience.MayAsk(Start, rules, Start.AddMinutes(59)));
        Assert.False(GeocodingPatience.MayAsk(Start, rules, Start.AddHours(1)));
    }

    private static PlaceFinding Finding(string key) => new("nominatim", key, new GeoPoint(1, 2), "rooftop", Start);
}
