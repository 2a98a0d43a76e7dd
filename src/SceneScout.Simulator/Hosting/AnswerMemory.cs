using System.Collections.Concurrent;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Hosting;

/// <summary>Answers by request, for as long as the world stands still. Safe for many threads.</summary>
internal sealed class AnswerMemory
{
    private volatile Page _page = new(null, []);

    /// <summary>The answer of a world to a request: the one that was made before, or a new one.</summary>
    /// <param name="world">The world at its present; an answer of another one is forgotten.</param>
    /// <param name="request">What tells one answer from another.</param>
    /// <param name="make">Makes the answer.</param>
    /// <returns>The answer, and whether it was made now.</returns>
    public (ApiAnswer Answer, bool Made) Of(World world, AnswerKey request, Func<ApiAnswer> make)
    {
        var page = _page;
        if (page.World != world)
            _page = page = new Page(world, []);
        if (page.Answers.TryGetValue(request, out var kept))
            return (kept, false);
        // Two that ask the same at once may both make it; they make the same.
        return (page.Answers.GetOrAdd(request, make()), true);
    }

    private sealed record Page(World? World, ConcurrentDictionary<AnswerKey, ApiAnswer> Answers);
}
