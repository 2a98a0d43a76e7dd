using System.Collections.Immutable;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Cluster.Journal;
using SceneScout.Threds.Cluster.Patterns;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>A pattern's owner beside a store that is away for a while.</summary>
public sealed class PatternActorTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly AwayStore _store = new();
    private ActorSystem _system = null!;

    public Task InitializeAsync()
    {
        _system = ActorSystem.Create("pattern", ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString($$"""
                akka.actor.provider = cluster
                akka.remote.dot-netty.tcp.hostname = "127.0.0.1"
                akka.remote.dot-netty.tcp.port = 0
                akka.loglevel = OFF
                akka.stdout-loglevel = OFF
                {{ThredJournal.Hocon}}
                """)),
            new ThredJournalSetup(new EmptyJournal(), TimeProvider.System)));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task Everybody_who_puts_while_the_store_is_away_hears_of_it_when_it_is_back()
    {
        var services = new ThredServices(_store, null!, new ThredCatalog(_store, NullLogger.Instance), new ClusterNodes(_system), null!, TimeProvider.System);
        var owner = _system.ActorOf(PatternActor.Props("p", services));
        using var ann = Inbox.Create(_system);
        using var bob = Inbox.Create(_system);
        owner.Tell(new PatternCommands.Put("p", """{"v": 1}""", "ann"), ann.Receiver);
        owner.Tell(new PatternCommands.Put("p", """{"v": 2}""", "bob"), bob.Receiver);
        await _store.Asked.Task.WaitAsync(Patience);

        // Both are told what stands by then, each whether it was a change.
        Assert.Equal((2, true), Heard(await ann.ReceiveAsync(Patience)));
        Assert.Equal((2, true), Heard(await bob.ReceiveAsync(Patience)));
        Assert.Equal([1, 2], _store.Kept.Select(version => version.Version));
    }

    private static (int Version, bool IsNew) Heard(object answer)
    {
        var stands = (PatternReplies.Stands)answer;
        return (stands.Version, stands.IsNew);
    }

    /// <summary>A store of patterns that fails the first two times.</summary>
    private sealed class AwayStore : IThredStore
    {
        private int _calls;

        /// <summary>Done when it has failed for the second time.</summary>
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<StoredPattern> Kept { get; private set; } = [];

        public Task PutPatternAsync(IReadOnlyList<StoredPattern> versions, CancellationToken cancellation)
        {
            if (++_calls == 2)
                Asked.TrySetResult();
            if (_calls <= 2)
                return Task.FromException(new StoreUnavailableException("It is away.", new TimeoutException()));
            Kept = versions;
            return Task.CompletedTask;
        }

        public Task WriteAsync(IReadOnlyList<ThredCard> cards, CancellationToken cancellation) => throw new NotSupportedException();

        public Task ForgetAsync(IReadOnlyCollection<string> thredIds, string node, IReadOnlyCollection<string> nodes, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ImmutableArray<string>> ToWakeAsync(DateTimeOffset now, IReadOnlyCollection<string> nodes, int limit, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ImmutableArray<ThredCard>> ListAsync(ThredQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ImmutableSortedDictionary<string, long>> CountAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ImmutableArray<StoredPattern>> PatternsAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task PutGroupAsync(ThredGroup group, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<bool> PutGroupAsync(ThredGroup group, ThredGroup? expected, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ImmutableArray<ThredGroup>> GroupsAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task AddDeadLettersAsync(IReadOnlyList<ThredDeadLetter> letters, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ImmutableArray<ThredDeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
