using Akka.Actor;
using Akka.Persistence;
using SceneScout.Actors.Journals;

namespace SceneScout.Node.Health;

/// <summary>Reads the journal as every persistent actor does when it starts, then deletes the events that it has: none. That changes no row, but takes a session that may write, and waits for whoever locks the table.</summary>
internal sealed class JournalReader : ReceivePersistentActor
{
    private IActorRef _asker = ActorRefs.Nobody;

    /// <summary>Makes a reader.</summary>
    public JournalReader()
    {
        RecoverAny(_ => { });
        Command<AskAnswer>(_ =>
        {
            _asker = Sender;
            DeleteMessages(0);
        });
        Command<DeleteMessagesSuccess>(_ => _asker.Tell(new Answered(null)));
        Command<DeleteMessagesFailure>(failed =>
        {
            Context.System.EventStream.Publish(new JournalFailed(failed.Cause));
            _asker.Tell(new Answered(failed.Cause.GetBaseException().Message));
        });
    }

    /// <inheritdoc />
    public override string PersistenceId => "health-probe";

    /// <summary>Props of a reader.</summary>
    public static Props Props() => Akka.Actor.Props.Create(() => new JournalReader());

    /// <summary>Answered once the history is read and the journal may be written.</summary>
    internal sealed record AskAnswer : INoSerializationVerificationNeeded
    {
        public static readonly AskAnswer Instance = new();
    }

    /// <summary>The history is read.</summary>
    /// <param name="Refusal">Why nothing can be written; null when it can.</param>
    internal sealed record Answered(string? Refusal) : INoSerializationVerificationNeeded;
}
