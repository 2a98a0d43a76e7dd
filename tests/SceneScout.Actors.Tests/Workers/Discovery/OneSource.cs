using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Tests.Workers.Discovery;

/// <summary>All known sources, of which Yelp answers with a client of the test's.</summary>
internal sealed class OneSource(ISourceClient client) : ISourceSet
{
    private readonly SourceSet _known = SourceSet.Create(new Dictionary<SourceName, SourceOptions>(), TimeProvider.System);

    public ImmutableArray<ISourceAdapter> Adapters => _known.Adapters;

    public ISourceAdapter? Adapter(SourceName name) => _known.Adapter(name);

    public ISourceClient? Client(SourceName name) => name == SourceName.Yelp ? client : null;

    public KeyRing? Keys(SourceName name) => null;
}
