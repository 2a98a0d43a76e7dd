using Akka.Actor;
using SceneScout.Threds.Cluster.Memory;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>The keeper of a node's threds beside threds that answer it.</summary>
public sealed class ThredMemoryActorTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ActorSystem _system = ActorSystem.Create("memory");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task One_more_than_there_is_room_for_makes_the_first_that_has_nothing_to_do_rest()
    {
        var keeper = Keeper(2);
        using var threds = new Threds(_system);
        var (busy, idle, last) = (threds.One(), threds.One(), threds.One());
        keeper.Tell(new ThredMemoryActor.Came(busy));
        keeper.Tell(new ThredMemoryActor.Came(idle));
        busy.Use();
        keeper.Tell(new ThredMemoryActor.Came(last));

        Assert.Same(idle.Thred, await threds.NextAsync());
        Assert.False(threds.HasMore);
    }

    [Fact]
    public async Task Who_cannot_rest_counts_again_and_another_makes_room_for_the_next()
    {
        var keeper = Keeper(1);
        using var threds = new Threds(_system);
        var (busy, second, third) = (threds.One(), threds.One(), threds.One());
        keeper.Tell(new ThredMemoryActor.Came(busy));
        keeper.Tell(new ThredMemoryActor.Came(second));
        Assert.Same(busy.Thred, await threds.NextAsync());

        keeper.Tell(new ThredMemoryActor.Stays(busy));
        keeper.Tell(new ThredMemoryActor.Came(third));

        // Of three two are too many; the one that has just said that it is busy is passed over.
        IActorRef[] asked = [await threds.NextAsync(), await threds.NextAsync()];
        Assert.Equal(new HashSet<IActorRef> { second.Thred, third.Thred }, asked.ToHashSet());
    }

    [Fact]
    public async Task Who_left_makes_room_and_is_never_asked()
    {
        var keeper = Keeper(1);
        using var threds = new Threds(_system);
        var (gone, there, last) = (threds.One(), threds.One(), threds.One());
        keeper.Tell(new ThredMemoryActor.Came(gone));
        keeper.Tell(new ThredMemoryActor.Left(gone));
        keeper.Tell(new ThredMemoryActor.Came(there));
        keeper.Tell(new ThredMemoryActor.Came(last));

        Assert.Same(there.Thred, await threds.NextAsync());
    }

    private IActorRef Keeper(int most) => _system.ActorOf(Props.Create(() => new ThredMemoryActor(most)));

    /// <summary>Threds that tell who of them was asked to rest.</summary>
    private sealed class Threds(ActorSystem system) : IDisposable
    {
        private readonly Inbox _asked = Inbox.Create(system);

        public bool HasMore
        {
            get
            {
                try
                {
                    return _asked.Receive(TimeSpan.Zero) is not null;
                }
                // Of itself, or of the inbox, whichever is faster.
                catch (Exception e) when (e.GetBaseException() is TimeoutException)
                {
                    return false;
                }
            }
        }

        public Resident One() => new(system.ActorOf(Props.Create(() => new Asked(_asked.Receiver))));

        public async Task<IActorRef> NextAsync() => (IActorRef)await _asked.ReceiveAsync(Patience);

        public void Dispose() => _asked.Dispose();
    }

    private sealed class Asked : ReceiveActor
    {
        public Asked(IActorRef told) => Receive<ThredMemoryActor.MakeRoom>(_ => told.Tell(Self));
    }
}
