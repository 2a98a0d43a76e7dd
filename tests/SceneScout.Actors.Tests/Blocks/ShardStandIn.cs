using Akka.Actor;
using Akka.Cluster.Sharding;
using SceneScout.Actors.Blocks;

namespace SceneScout.Actors.Tests.Blocks;

/// <summary>What blocks see of their shard: it starts them for what is asked, stops those that want to go, and starts those that fail again.</summary>
internal sealed class ShardStandIn : ReceiveActor
{
    public ShardStandIn(Func<string, Props> block)
    {
        Receive<IBlockCommand>(command => Of(command.Block).Forward(command));
        Receive<Passivate>(passivate => Sender.Tell(passivate.StopMessage));
        Receive<Start>(start => Sender.Tell(Of(start.Block)));

        IActorRef Of(string name)
        {
            var path = Uri.EscapeDataString(name);
            var known = Context.Child(path);
            return known.IsNobody() ? Context.ActorOf(block(name), path) : known;
        }
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Restart);

    /// <summary>Start a block, and tell who it is.</summary>
    public sealed record Start(string Block) : INoSerializationVerificationNeeded;
}
