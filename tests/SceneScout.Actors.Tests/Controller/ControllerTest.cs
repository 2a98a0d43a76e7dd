using System.Collections.Concurrent;
using Akka.Actor;
using Akka.TestKit;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Hosting;

namespace SceneScout.Actors.Tests.Controller;

/// <summary>Controllers that come and go over one journal and one store.</summary>
public abstract class ControllerTest : ActorTest
{
    /// <summary>What controllers told whoever listens.</summary>
    protected ConcurrentQueue<object> Published { get; } = [];

    protected IActorRef Start(ActorSystem system, out TestProbe workers, SpawnOptions? options = null)
    {
        var probe = CreateTestProbe();
        workers = probe;
        var services = Services(options);
        return system.ActorOf(Props.Create(() => new SpawnController(services, _ => probe, (message, _) => Published.Enqueue(message), "node-of-test")));
    }

    protected async Task StopAsync(IActorRef controller)
    {
        await WatchAsync(controller);
        controller.Tell(SpawnController.StopController.Instance);
        await ExpectTerminatedAsync(controller, Patience);
    }

    /// <summary>What a controller answers once it decides.</summary>
    protected async Task<SpawnReplies.Policy> PolicyAsync(IActorRef controller)
    {
        SpawnReplies.Policy? policy = null;
        await BecomesAsync(async () => (policy = await controller.Ask<SpawnReplies.Policy>(new SpawnCommands.AskPolicy(), Patience)).Epoch is not null);
        return policy!;
    }
}
