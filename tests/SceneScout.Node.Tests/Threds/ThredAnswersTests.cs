using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Cluster.Wire;
using SceneScout.Threds.Model;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>Who asks threds beside threds that answer when the test says so.</summary>
public sealed class ThredAnswersTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private readonly ActorSystem _system = ActorSystem.Create("answers");
    private readonly FakeTimeProvider _time = new();
    private readonly Inbox _thred;

    public ThredAnswersTests() => _thred = Inbox.Create(_system);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        _thred.Dispose();
        return _system.Terminate();
    }

    [Fact]
    public async Task Each_answer_finds_who_waits_for_it_in_whatever_order_they_come()
    {
        using var answers = new ThredAnswers(_system, _time);
        var (first, second) = (Ask(answers), Ask(answers));
        var (one, other) = (await HeardAsync(), await HeardAsync());

        answers.Tell(Done(other));
        answers.Tell(Done(one));

        Assert.Equal(one.Ref, (await first.WaitAsync(Long))!.Ref);
        Assert.Equal(other.Ref, (await second.WaitAsync(Long))!.Ref);
        Assert.Equal(0, answers.Count);
    }

    [Fact]
    public async Task Who_is_not_answered_in_time_hears_so_and_what_comes_later_harms_nobody()
    {
        using var answers = new ThredAnswers(_system, _time);
        var asked = Ask(answers);
        var heard = await HeardAsync();

        _time.Advance(Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(asked.IsCompleted);
        _time.Advance(ThredAnswers.Every);

        Assert.Null(await asked.WaitAsync(Long));
        Assert.Equal(0, answers.Count);
        answers.Tell(Done(heard));
        var again = answers.AskAsync(_thred.Receiver, heard, Patience, default);
        answers.Tell(Done(heard));
        Assert.NotNull(await again.WaitAsync(Long));
    }

    [Fact]
    public async Task Who_comes_while_others_are_looked_through_is_looked_through_in_time_too()
    {
        using var answers = new ThredAnswers(_system, _time);
        var first = Ask(answers);
        _time.Advance(TimeSpan.FromSeconds(3));
        var second = Ask(answers);

        _time.Advance(TimeSpan.FromSeconds(2) + ThredAnswers.Every);
        Assert.Null(await first.WaitAsync(Long));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Null(await second.WaitAsync(Long));
        // When nobody waited for a while, too.
        _time.Advance(TimeSpan.FromHours(1));
        var third = Ask(answers);
        _time.Advance(Patience + ThredAnswers.Every);
        Assert.Null(await third.WaitAsync(Long));
    }

    [Fact]
    public async Task Who_asks_goes_on_elsewhere_than_on_the_thread_that_answers()
    {
        using var answers = new ThredAnswers(_system, _time);
        using var told = new ManualResetEventSlim();
        var asked = Ask(answers).ContinueWith(_ => told.Wait(Long), default, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        answers.Tell(Done(await HeardAsync()));
        told.Set();

        Assert.True(await asked.WaitAsync(Long));
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_any_more_does_not_wait()
    {
        using var answers = new ThredAnswers(_system, _time);
        using var cancelled = new CancellationTokenSource();
        var asked = Ask(answers, cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.WaitAsync(Long));
        Assert.Equal(0, answers.Count);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask(answers, cancelled.Token));
    }

    [Fact]
    public async Task No_more_wait_than_may_and_who_goes_makes_room()
    {
        using var answers = new ThredAnswers(_system, _time, most: 1);
        var first = Ask(answers);
        await Assert.ThrowsAsync<IntakeBusyException>(() => Ask(answers));

        answers.Tell(Done(await HeardAsync()));
        await first.WaitAsync(Long);
        var next = Ask(answers);
        answers.Tell(Done(await HeardAsync()));

        Assert.NotNull(await next.WaitAsync(Long));
    }

    [Fact]
    public async Task A_node_that_stops_lets_nobody_wait()
    {
        var answers = new ThredAnswers(_system, _time);
        var asked = Ask(answers);
        answers.Dispose();

        await Assert.ThrowsAsync<IntakeBusyException>(() => asked.WaitAsync(Long));
        await Assert.ThrowsAsync<IntakeBusyException>(() => Ask(answers));
    }

    [Fact]
    public async Task A_thred_of_another_node_answers_to_the_same_address()
    {
        using var here = await NodeAsync();
        using var there = await NodeAsync();
        var (system, other) = (here.Services.GetRequiredService<ActorSystem>(), there.Services.GetRequiredService<ActorSystem>());
        other.ActorOf(Props.Create(() => new Thred()), "thred");
        var address = ((ExtendedActorSystem)other).Provider.DefaultAddress;
        var thred = await system.ActorSelection(new RootActorPath(address) / "user" / "thred").ResolveOne(Long);
        using var answers = new ThredAnswers(system, TimeProvider.System);

        var asked = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => answers.AskAsync(thred, new ThredCommands.Steer("t", null, "e", answers.Next()), Long, default)));

        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), asked.Select(done => done!.Ref));
        await here.StopAsync();
        await there.StopAsync();
    }

    private Task<ThredReplies.Done?> Ask(ThredAnswers answers, CancellationToken cancellation = default) =>
        answers.AskAsync(_thred.Receiver, new ThredCommands.Steer("t", null, "e", answers.Next()), Patience, cancellation);

    private async Task<ThredCommands.Steer> HeardAsync() => (ThredCommands.Steer)await _thred.ReceiveAsync(Long);

    private static ThredReplies.Done Done(ThredCommands.Steer heard) => new(heard.ThredId, heard.Ref, ThredOutcome.Matched);

    private static async Task<IHost> NodeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddAkka("threds", akka => akka
            .AddHocon("akka { loglevel = OFF, stdout-loglevel = OFF }", HoconAddMode.Prepend)
            .WithRemoting("127.0.0.1", 0)
            .WithCustomSerializer("scenescout-threds", [typeof(IThredWire)], system => new ThredWireSerializer(system)));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class Thred : ReceiveActor
    {
        public Thred() => Receive<ThredCommands.Steer>(steer => Sender.Tell(Done(steer)));
    }
}
