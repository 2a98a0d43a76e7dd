using Akka.Hosting;
using SceneScout.Actors.Hosting;

namespace SceneScout.Actors.Stages;

/// <summary>What runners get to work with.</summary>
/// <param name="Services">What the node shares.</param>
/// <param name="Registry">The node's actors: regions and others.</param>
public sealed record StageContext(SpawnServices Services, IReadOnlyActorRegistry Registry);
