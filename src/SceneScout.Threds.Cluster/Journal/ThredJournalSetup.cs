using Akka.Actor.Setup;
using SceneScout.Storage.Contracts;

namespace SceneScout.Threds.Cluster.Journal;

/// <summary>Tells the actor system where the journal of threds is.</summary>
/// <param name="journal">Where.</param>
/// <param name="time">The clock of its waits.</param>
internal sealed class ThredJournalSetup(IThredJournal journal, TimeProvider time) : Setup
{
    /// <summary>Where it is.</summary>
    public IThredJournal Journal => journal;

    /// <summary>The clock of its waits.</summary>
    public TimeProvider Time => time;
}
