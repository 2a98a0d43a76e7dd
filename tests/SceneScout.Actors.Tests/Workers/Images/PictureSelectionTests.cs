using System.Collections.Immutable;
using SceneScout.Actors.Workers.Images;
using SceneScout.Domain.Events;
using SceneScout.Domain.Pictures;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Features;
using SceneScout.Imaging.Formats;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers.Images;

public sealed class PictureSelectionTests
{
    private const ulong Look = 0xF0F0F0F0F0F0F0F0;

    [Fact]
    public void A_copy_of_a_kept_picture_of_another_source_is_not_kept_again()
    {
        var kept = PictureSelection.Kept(Processed('a', 1280, Look));

        Assert.Equal(Hash('a'), StandIns([Processed('b', 1280, Look ^ 0b1111)], kept)[Hash('b')]);
        Assert.Equal(Hash('b'), StandIns([Processed('b', 1280, Look ^ 0b11111)], kept)[Hash('b')]);
    }

    [Fact]
    public void Of_copies_that_come_together_the_widest_is_kept() =>
        Assert.Equal([(Hash('a'), Hash('b')), (Hash('b'), Hash('b'))], StandIns([Processed('a', 640, Look), Processed('b', 1280, Look)]).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));

    [Fact]
    public void A_much_wider_copy_is_kept_beside_the_narrow_one() =>
        Assert.Equal(Hash('b'), StandIns([Processed('b', 1280, Look)], PictureSelection.Kept(Processed('a', 320, Look)))[Hash('b')]);

    [Fact]
    public void Flat_pictures_look_like_no_other() =>
        Assert.All(StandIns([Processed('a', 640, null), Processed('b', 640, null)]), pair => Assert.Equal(pair.Key, pair.Value));

    [Fact]
    public void The_best_picture_that_can_be_had_is_shown_with_its_reasons_and_the_faults_of_better_ones()
    {
        var subject = Subject(new ImageLink("https://img.example/best.jpg", 1280, 720), new ImageLink("https://img.example/square.jpg", 1280, 1280));
        var kept = PictureSelection.Kept(Processed('a', 1280, Look));
        var tried = new[] { new PictureLink("https://img.example/best.jpg", null, "the answer is 404", null), new PictureLink("https://img.example/square.jpg", Hash('a'), null, null) }.ToDictionary(link => link.Url);

        var chosen = PictureSelection.Choose(subject, PictureChoice.Rank(subject.Event.Content.Images), tried, ImmutableDictionary<string, KeptPicture>.Empty.Add(kept.Hash, kept));

        Assert.Equal(("https://img.example/square.jpg", "Jazz Night, Berlin", "https://img.example/best.jpg: the answer is 404"), (chosen.Picture!.Url, chosen.Picture.Alt, chosen.Faults));
        Assert.Equal(["square"], chosen.Picture.Reasons);
    }

    [Fact]
    public void An_event_of_which_no_picture_can_be_had_shows_none_and_says_why()
    {
        var subject = Subject(new ImageLink("https://img.example/best.jpg", 1280, 720));

        var chosen = PictureSelection.Choose(
            subject,
            PictureChoice.Rank(subject.Event.Content.Images),
            new Dictionary<string, PictureLink> { ["https://img.example/best.jpg"] = new("https://img.example/best.jpg", null, "it breaks off", null) },
            ImmutableDictionary<string, KeptPicture>.Empty);

        Assert.Equal((null, "https://img.example/best.jpg: it breaks off"), (chosen.Picture, chosen.Faults));
    }

    [Fact]
    public void Pictures_that_come_only_from_a_source_whose_content_is_kept_for_a_time_are_not_copied()
    {
        var shared = new ImageLink("https://img.example/shared.jpg", 1280, 720);
        var theirs = new ImageLink("https://img.example/yelp.jpg", 1280, 720);
        var subject = Subject(shared, theirs) with { Listings = [Listing("yelp", shared, theirs), Listing("eventbrite", shared)] };

        Assert.Equal([shared.Url], PictureCandidates.Of(subject, SourceRegistry.BuiltIn).Select(ranked => ranked.Image.Url));
    }

    private static string Hash(char digit) => new(digit, 64);

    private static ImmutableDictionary<string, string> StandIns(ProcessedPicture[] fetched, params KeptPicture[] kept) => PictureSelection.StandIns(fetched.ToDictionary(picture => picture.Hash), kept);

    private static ProcessedPicture Processed(char digit, int width, ulong? look) =>
        new(Hash(digit), PictureFormat.Jpeg, width, width * 9 / 16, look is { } bits ? new PerceptualHash(bits) : null, "L0TSUA", "#ffffff", [new PictureVariant(320, 320, 180, new byte[] { 1 })]);

    private static PictureSubject Subject(params ImageLink[] images)
    {
        var listing = Listing("meetup", images);
        return new PictureSubject(
            new CanonicalEvent { Id = Guid.NewGuid(), Block = "block", Version = 1, Content = listing, Listings = [listing.Key], Provenance = ImmutableSortedDictionary<string, ListingKey>.Empty },
            "Berlin",
            null,
            [listing]);
    }

    private static Listing Listing(string source, params ImageLink[] images) => new()
    {
        Key = new ListingKey(new SourceName(source), "1"),
        Title = "Jazz Night",
        Time = new EventTime(EventMoment.Unknown, null, null, false),
        Images = [.. images],
    };
}
