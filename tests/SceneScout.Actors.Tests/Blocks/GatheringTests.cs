using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using SceneScout.Actors.Blocks;
using SceneScout.Storage.Contracts;
using Xunit;
using Request = SceneScout.Actors.Blocks.Gathering<string, string>.Request;

namespace SceneScout.Actors.Tests.Blocks;

public sealed class GatheringTests : ActorTest
{
    private readonly List<string> _calls = [];

    [Fact]
    public async Task What_spoils_a_call_fails_alone()
    {
        var asked = await AskAsync(asks => asks.Contains("spoiled") ? throw new InvalidDataException("Not readable.") : asks, "a", "spoiled", "b");

        Assert.Equal(["a", "b"], [await asked[0], await asked[2]]);
        await Assert.ThrowsAsync<InvalidDataException>(() => asked[1]);
        Assert.Equal(["a spoiled b", "a", "spoiled", "b"], _calls);
    }

    [Fact]
    public async Task A_store_that_is_away_is_asked_once()
    {
        var asked = await AskAsync(_ => throw new StoreUnavailableException("It is away."), "a", "b", "c");

        foreach (var one in asked)
            await Assert.ThrowsAsync<StoreUnavailableException>(() => one);
        Assert.Equal(["a b c"], _calls);
    }

    // All are sent before anybody takes a batch, so they share a call.
    private async Task<List<Task<string>>> AskAsync(Func<IReadOnlyList<string>, IReadOnlyList<string>> answer, params string[] asks)
    {
        var gathering = new Gathering<string, string>(10, 10, together =>
        {
            _calls.Add(string.Join(' ', together));
            return Task.FromResult(answer(together));
        });
        var (requests, sizes) = this.SourceProbe<Request>().Via(gathering.Batches()).ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(Sys.Materializer());
        var sent = asks.Select(ask => new Request(ask)).ToList();
        foreach (var request in sent)
            await requests.SendNextAsync(request);
        await sizes.RequestAsync(1);
        Assert.Equal(asks.Length, await sizes.ExpectNextAsync(Patience));
        return sent.ConvertAll(request => request.Answer.Task);
    }
}
