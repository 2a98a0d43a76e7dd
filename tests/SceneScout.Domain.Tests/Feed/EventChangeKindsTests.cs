using SceneScout.Domain.Feed;

namespace SceneScout.Domain.Tests.Feed;

public sealed class EventChangeKindsTests
{
    [Fact]
    public void The_words_are_released_and_stay_as_they_are() =>
        Assert.Equal("created, updated, merged, split, processed, published, cancelled, stale, expired, revived, content-dropped, held, accepted, rejected", EventChangeKinds.Names);

    [Fact]
    public void Every_kind_is_read_back_from_its_word_ignoring_case() =>
        Assert.All(EventChangeKinds.All, kind => Assert.Equal(kind, EventChangeKinds.Parse(kind.Name().ToUpperInvariant())));

    [Fact]
    public void No_other_word_is_a_kind() => Assert.Null(EventChangeKinds.Parse("deleted"));
}
