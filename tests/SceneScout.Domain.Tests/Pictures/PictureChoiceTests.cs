using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Pictures;

namespace SceneScout.Domain.Tests.Pictures;

public sealed class PictureChoiceTests
{
    [Fact]
    public void A_picture_of_the_event_goes_before_a_larger_stand_in_of_the_source()
    {
        var best = PictureChoice.Rank([new("https://a.example/generic.jpg", 2048, 1152, Generic: true), new("https://a.example/own.jpg", 640, 360)])[0];

        Assert.Equal(("https://a.example/own.jpg", 0), (best.Image.Url, best.Reasons.Length));
    }

    [Theory]
    [InlineData("https://a.example/placeholder_16_9.png", "its address speaks of a stand-in")]
    [InlineData("https://a.example/img/no-image.jpg", "its address speaks of a stand-in")]
    public void An_address_that_speaks_of_a_stand_in_counts_as_one(string url, string reason) =>
        Assert.Equal<string>([reason], PictureChoice.Rank([new(url, 1280, 720)])[0].Reasons);

    [Theory]
    [InlineData(1280, 720, null)]
    [InlineData(1280, 1000, null)]
    [InlineData(1280, 1280, "square")]
    [InlineData(800, 1200, "tall")]
    [InlineData(1500, 600, "wide")]
    [InlineData(1500, 200, "a strip")]
    [InlineData(300, 1500, "a strip")]
    [InlineData(150, 100, "small")]
    [InlineData(9000, 6000, "too large to be decoded")]
    public void What_speaks_against_a_picture_is_named(int width, int height, string? reason) =>
        Assert.Equal<string>(reason is null ? [] : [reason], PictureChoice.Rank([new("https://a.example/1.jpg", width, height)])[0].Reasons);

    [Fact]
    public void Among_those_that_are_wide_enough_the_smallest_file_wins() => Assert.Equal(
        [1280, 2048, 640], PictureChoice.Rank([new("https://a/3", 640, 360), new("https://a/1", 2048, 1152), new("https://a/2", 1280, 720)]).Select(ranked => ranked.Image.Width));

    [Fact]
    public void A_picture_of_unknown_size_goes_behind_a_good_one_and_before_a_small_one() => Assert.Equal(
        ["https://a/good", "https://a/unknown", "https://a/small"],
        PictureChoice.Rank([new("https://a/small", 100, 56), new("https://a/unknown", null, null), new("https://a/good", 1024, 576)]).Select(ranked => ranked.Image.Url));

    [Fact]
    public void The_order_does_not_depend_on_the_order_they_come_in_and_none_is_lost() =>
        (from images in Gen.Select(Gen.Int[1, 3000], Gen.Int[1, 3000], Gen.Bool, Gen.Int[0, 99], (w, h, generic, n) => new ImageLink($"https://a.example/{n}.jpg", w, h, generic)).Array[0, 12]
         from seed in Gen.Int
         select (images, seed)).Sample(given =>
        {
            var one = PictureChoice.Rank(given.images);
            var shuffled = given.images.ToArray();
            new Random(given.seed).Shuffle(shuffled);

            Assert.Equal(one.Select(ranked => (ranked.Image.Url, ranked.Score)), PictureChoice.Rank(shuffled).Select(ranked => (ranked.Image.Url, ranked.Score)));
            Assert.Equal(given.images.Length, one.Length);
            Assert.All(one, ranked => Assert.InRange(ranked.Score, 0.0001, 1));
        });
}
