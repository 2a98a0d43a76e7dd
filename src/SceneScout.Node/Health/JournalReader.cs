using Akka.Actor;
using Akka.Persistence;

namespace SceneScout.Node.Health;

/// <summary>Reads the journal as every persistent actor does when it starts; never writes.</summary>
internal sealed class JournalReader : ReceivePersistentActor
{
    /// <summary>Makes a reader.</summary>
    public JournalReader()
    {
        RecoverAny(_ => { });
        Command<AskRecovered>(_ => Sender.Tell(Recovered.Instance));
    }

    /// <inheritdoc />
    public override string PersistenceId => "health-probe";

    /// <summary>Props of a reader.</summary>
    public static Props Props() => Akka.Actor.Props.Create(() => new JournalReader());

    /// <summary>Answered once the history is read.</summary>
    internal sealed record AskRecovered : INoSerializationVerificationNeeded
    {
        public static readonly AskRecovered Instance = new();
    }

    /// <summary>The history is read.</summary>
    internal sealed record Recovered : INoSerializationVerificationNeeded
    {
        public static readonly Recovered Instance = new();
    }
}
