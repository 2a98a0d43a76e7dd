using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Processing;

namespace SceneScout.Actors.Tests;

/// <summary>Calls everything music.</summary>
internal sealed class FixedCategorizer : ICategorizer
{
    public ImmutableArray<CategoryGuess> Of(Listing listing, IReadOnlyCollection<SourceName> sources) => [new CategoryGuess("music", "live", 0.9)];
}
