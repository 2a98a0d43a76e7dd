using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Tests;

public sealed class DeterministicGuidTests
{
    [Fact]
    public void A_name_gives_the_same_id_for_ever()
    {
        // Rows of stores that exist carry these ids.
        Assert.Equal(DeterministicGuid.Of("yelp:a"), DeterministicGuid.Of("yelp:a"));
        Assert.Equal(GoldenId, DeterministicGuid.Of("ticketmaster:G5vYZ9"));
        Assert.NotEqual(DeterministicGuid.Of("yelp:a"), DeterministicGuid.Of("yelp:A"));
        Assert.Equal('8', DeterministicGuid.Of("yelp:a").ToString("D")[14]);
    }

    private static readonly Guid GoldenId = new("aee91eac-b152-8978-8fda-761f15d60760");
}
