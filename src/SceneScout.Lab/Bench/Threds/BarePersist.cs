using Akka.Actor;
using Akka.Persistence;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Journal;

namespace SceneScout.Lab.Bench.Threds;

/// <summary>Persists what it gets and answers, one entry after the other: what a journal gives to whoever does nothing else.</summary>
internal sealed class BarePersist : ReceivePersistentActor
{
    /// <summary>Makes it.</summary>
    public BarePersist(string id)
    {
        PersistenceId = $"bare-{id}";
        JournalPluginId = ThredJournal.PluginId;
        Recover<ThredRow>(_ => { });
        Command<ThredRow>(row =>
        {
            var sender = Sender;
            Persist(row, _ => sender.Tell(Akka.Done.Instance));
        });
    }

    /// <inheritdoc />
    public override string PersistenceId { get; }
}
