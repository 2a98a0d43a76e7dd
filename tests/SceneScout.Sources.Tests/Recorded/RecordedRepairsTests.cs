using SceneScout.Domain.Events;
using SceneScout.Domain.Text;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Recorded;

/// <summary>What is done to answers of the real APIs, all of them together.</summary>
public sealed class RecordedRepairsTests
{
    [RecordedFact]
    public void Every_repair_has_field_and_rule_and_changes_something() => Assert.All(Listings().SelectMany(listing => listing.Warnings), warning =>
    {
        var repair = Repair.Of(warning)!;
        Assert.NotEmpty(repair.Field);
        Assert.Contains(repair.Rule, RepairRules());
        Assert.True(repair.Before is null || repair.Before != repair.After || repair.Rule == RepairRule.CoarseCoordinates, $"{repair}");
    });

    [RecordedFact]
    public void No_text_keeps_tags_entities_or_half_a_character() => Assert.All(Listings().SelectMany(Texts), text =>
    {
        Assert.Same(text, CleanText.Of(text).Text);
        Assert.DoesNotContain("</", text, StringComparison.Ordinal);
        Assert.DoesNotContain("&amp;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("&nbsp;", text, StringComparison.Ordinal);
    });

    [RecordedFact]
    public void The_language_that_is_found_is_the_one_that_the_source_says()
    {
        var told = Listings().Where(listing => listing.Language is not null && listing.Key.Source == SourceName.Eventbrite && listing.Description is { Length: > 120 }).ToList();
        var found = told.ConvertAll(listing => (Said: listing.Language![..2], Found: LanguageGuess.Of(listing.Title, listing.Description)));

        // Locales are those of the organizer's account: some write in another language.
        Assert.True(found.Count(one => one.Found is not null) >= found.Count * 0.8, $"{found.Count(one => one.Found is null)} of {found.Count} without a language");
        Assert.True(found.Count(one => one.Found is null || one.Found == one.Said) >= found.Count * 0.9, string.Join(", ", found.Where(one => one.Found is not null && one.Found != one.Said)));
    }

    [RecordedFact]
    public void Local_time_zone_and_instant_agree_wherever_all_three_are_known() => Assert.All(
        Listings().SelectMany(listing => (EventMoment?[])[listing.Time.Start, listing.Time.End], (listing, moment) => (listing.Time.TimeZone, Moment: moment)).Where(one => one is { TimeZone: not null, Moment: { Utc: not null, LocalTime: not null } }),
        one =>
        {
            var zone = NodaTime.DateTimeZoneProviders.Tzdb[one.TimeZone!];
            var local = NodaTime.Instant.FromDateTimeOffset(one.Moment!.Utc!.Value).InZone(zone).LocalDateTime;
            Assert.Equal((one.Moment.LocalDate!.Value, one.Moment.LocalTime!.Value), (local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly()));
        });

    private static IEnumerable<string> Texts(Listing listing) =>
        new[] { listing.Title, listing.Description, listing.Venue?.Name, listing.Venue?.Address, listing.Venue?.City, listing.Organizer?.Name }.Concat(listing.Performers.Select(one => one.Name)).OfType<string>();

    private static HashSet<string> RepairRules() => [.. typeof(RepairRule).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    private static List<Listing> Listings() =>
    [
        .. RecordedPayloads.Files().SelectMany(file =>
        {
            var adapter = RecordedPayloads.AdapterOf(file);
            return adapter.Parse(RecordedPayloads.Load(file)).Listings.Select(raw => adapter.Normalise(Json.Of(raw.Json))).OfType<NormaliseResult.Ok>().Select(ok => ok.Listing);
        }),
    ];
}
