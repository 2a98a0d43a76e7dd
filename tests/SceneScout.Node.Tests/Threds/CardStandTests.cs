using System.Text.Json;
using SceneScout.Threds.Cluster.Cards;
using SceneScout.Threds.Engine;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>What a thred says of itself for its card.</summary>
public sealed class CardStandTests
{
    [Fact]
    public void The_writer_is_told_once_and_takes_the_last_word_and_is_told_again_of_the_next()
    {
        var pattern = CompiledPattern.Put(JsonElement.Parse("""{"name": "P", "reactions": [{"name": "a", "condition": {"type": "filter", "xpr": "true"}}]}"""u8), 1);
        var state = new ThredState { Id = "t", PatternId = "p", PatternName = "P", PatternVersion = 1 };
        var stand = new CardStand();

        Assert.True(stand.Say(state, pattern));
        Assert.False(stand.Say(state with { Steps = 1 }, pattern));
        Assert.Equal(1, stand.Take()!.State.Steps);
        Assert.Null(stand.Take());
        Assert.True(stand.Say(state with { Steps = 2 }, pattern));
    }
}
