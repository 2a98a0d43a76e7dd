using Akka.Actor.Setup;
using SceneScout.Storage.Contracts;

namespace SceneScout.Threds.Cluster.Journal;

/// <summary>Tells the actor system where the journal of threds is.</summary>
/// <param name="journal">Where.</param>
internal sealed class ThredJournalSetup(IThredJournal journal) : Setup
{
    /// <summary>Where it is.</summary>
    public IThredJournal Journal => journal;
}
