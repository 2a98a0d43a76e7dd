using Akka.Actor;
using SceneScout.Actors.Journals;
using SceneScout.Storage.Postgres;

namespace SceneScout.Node.Hosting;

/// <summary>Keeps useless connections out of the journal's pool, which is its plugin's own: a session that began while the database was read-only stays so when it is writable again, and would be lent for as long as it lives.</summary>
internal sealed class JournalPool : ReceiveActor
{
    /// <summary>Makes it.</summary>
    public JournalPool()
    {
        Receive<JournalFailed>(failed => PostgresStore.ForgetConnections(failed.Cause));
    }

    /// <inheritdoc />
    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(JournalFailed));

    /// <inheritdoc />
    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);
}
