using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.Logging;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Intake;

namespace SceneScout.Threds.Cluster.Hosting;

/// <summary>The threds of a node: made before its actor system, whole once that is there.</summary>
internal sealed class ThredHost(IThredStore store, IThredJournal journal, IThredRecords records, TimeProvider time, Func<ILogger> logger) : IDisposable
{
    private ThredServices? _services;
    private ThredAnswers? _answers;
    private volatile ThredIntake? _intake;

    /// <summary>What the actors share.</summary>
    /// <exception cref="InvalidOperationException">The actor system is not there yet.</exception>
    internal ThredServices Services => _services ?? throw new InvalidOperationException("The actor system is not there yet.");

    /// <summary>Where events come in.</summary>
    /// <exception cref="InvalidOperationException">The actor system is not there yet.</exception>
    internal ThredIntake Intake => _intake ?? throw new InvalidOperationException("The actor system is not there yet.");

    /// <summary>Whether the actor system is there.</summary>
    internal bool IsOpen => _intake is not null;

    /// <summary>Where journals are.</summary>
    internal IThredJournal Journal => journal;

    /// <summary>What the intake counts.</summary>
    internal IntakeMeter Meter { get; } = new();

    /// <summary>Changes what the actors share, before they are there.</summary>
    internal Func<ThredServices, ThredServices> Over { get; init; } = services => services;

    /// <summary>The actor system is there.</summary>
    internal ThredServices Open(ActorSystem system, IReadOnlyActorRegistry registry)
    {
        _services = Over(new(store, records, new ThredCatalog(store, logger()), new ClusterNodes(system), registry, time));
        _answers = new(system, TimeProvider.System);
        _intake = new(_services, _answers, Meter, logger());
        return _services;
    }

    public void Dispose()
    {
        _answers?.Dispose();
        Meter.Dispose();
        _services?.Catalog.Dispose();
    }
}
