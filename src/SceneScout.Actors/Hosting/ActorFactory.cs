using Akka.Actor;

namespace SceneScout.Actors.Hosting;

/// <summary>Makes actors by a function. For actors that are made by the thousand: props of an expression compile each of its arguments anew, which takes longer than the actor's whole work.</summary>
internal static class ActorFactory
{
    /// <summary>Props of actors that a function makes.</summary>
    public static Props Of<TActor>(Func<TActor> make)
        where TActor : ActorBase => Props.CreateBy(new Producer<TActor>(make));

    private sealed class Producer<TActor>(Func<TActor> make) : IIndirectActorProducer
        where TActor : ActorBase
    {
        public Type ActorType => typeof(TActor);

        public ActorBase Produce() => make();

        public void Release(ActorBase actor)
        {
            // It holds nothing of the actor's.
        }
    }
}
