using System.Globalization;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;

namespace SceneScout.Matching.Tests.Listings;

/// <summary>A small world in which much is alike: halls side by side, a matinee and an evening, titles that share words.</summary>
internal static class SmallWorld
{
    /// <summary>The block of all that is in it.</summary>
    public const string Block = "metro.us.new-york-city.dr5r/2027-05-01";

    /// <summary>A listing; of some the keys are the same.</summary>
    public static readonly Gen<Listing> GenListing =
        from source in One("ticketmaster", "eventbrite", "yelp", "meetup")
        from id in Gen.Int[1, 6]
        from title in One("Anna Calvi", "Anna Calvi - Live", "ANNA CALVI at Blue Note", "Anna Calvi & Band", "Carla Bley Trio", "Carla Bley", "Jazz Night")
        from hour in One("15:00", "19:30", "20:00", "20:30", "23:00")
        from venue in One("Blue Note", "The Blue Note", "Blue Note, New York", "Village Vanguard")
        from metres in Gen.Int[0, 300]
        from link in One<string?>(null, null, null, null, "1", "2")
        select Of($"{source}:{id}", title, hour, venue, metres) with { LinksTo = link is null ? [] : [Key($"eventbrite:{link}")] };

    public static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    public static ListingKey Key(string text) => new(new SourceName(text.Split(':')[0]), text.Split(':')[1]);

    public static Listing Of(string key, string title, string time, string venue, int metres) => new()
    {
        Key = Key(key),
        Title = title,
        Time = new EventTime(new EventMoment(new DateOnly(2027, 5, 1), TimeOnly.Parse(time, CultureInfo.InvariantCulture), null), null, "America/New_York", false),
        Venue = new Venue { Name = venue, City = "New York", CountryCode = "US", Location = new GeoPoint(40.7309, -74.0007).Towards(90, metres) },
    };
}
