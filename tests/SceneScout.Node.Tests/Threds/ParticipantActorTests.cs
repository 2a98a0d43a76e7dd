using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using SceneScout.Threds.Cluster.Journal;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Model;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>A mailbox's owner beside those who send.</summary>
public sealed class ParticipantActorTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private ActorSystem _system = null!;
    private Inbox _sender = null!;

    public Task InitializeAsync()
    {
        _system = ActorSystem.Create("mail", ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(ThredJournal.Hocon)), new ThredJournalSetup(new EmptyJournal(), TimeProvider.System)));
        _sender = Inbox.Create(_system);
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        _sender.Dispose();
        return _system.Terminate();
    }

    [Fact]
    public async Task A_full_mailbox_that_turns_away_takes_nothing_and_loses_nothing_and_takes_what_comes_again_when_there_is_room()
    {
        var mailbox = _system.ActorOf(ParticipantActor.Props("agent", new MailboxLimits(2, TimeSpan.FromDays(30)) { TurnsAway = true }, TimeProvider.System));
        await DeliverAsync(mailbox, "t", 1);
        await DeliverAsync(mailbox, "u", 1);

        Deliver(mailbox, "v", 1);
        Assert.Equal(new ParticipantReplies.Delivered("agent", "v", 0) { TurnedAway = true }, await _sender.ReceiveAsync(Patience));
        Assert.Equal(["t.1", "u.1"], (await ReadAsync(mailbox)).Messages.Select(message => message.MessageId));
        // What it has already is not refused.
        await DeliverAsync(mailbox, "t", 1);

        mailbox.Tell(new ParticipantCommands.Acknowledge("agent", "t.1"), _sender.Receiver);
        Assert.True(((ParticipantReplies.Acknowledged)await _sender.ReceiveAsync(Patience)).Known);
        await DeliverAsync(mailbox, "v", 1);
        var mail = await ReadAsync(mailbox);
        Assert.Equal(["u.1", "v.1"], mail.Messages.Select(message => message.MessageId));
        Assert.Equal(0, mail.Expired);
    }

    [Fact]
    public async Task The_mailbox_of_a_person_takes_what_comes_and_the_oldest_goes()
    {
        var mailbox = _system.ActorOf(ParticipantActor.Props("ann", new MailboxLimits(2, TimeSpan.FromDays(30)), TimeProvider.System));
        foreach (var sender in (string[])["t", "u", "v"])
            await DeliverAsync(mailbox, sender, 1);

        var mail = await ReadAsync(mailbox);
        Assert.Equal(["u.1", "v.1"], mail.Messages.Select(message => message.MessageId));
        Assert.Equal(1, mail.Expired);
    }

    private void Deliver(IActorRef mailbox, string from, long number) =>
        mailbox.Tell(new ParticipantCommands.Deliver("agent", from, [new(number, $"{from}.{number}", RawJson.Of("{}"u8.ToArray()))]), _sender.Receiver);

    private async Task DeliverAsync(IActorRef mailbox, string from, long number)
    {
        Deliver(mailbox, from, number);
        var delivered = (ParticipantReplies.Delivered)await _sender.ReceiveAsync(Patience);
        Assert.Equal((from, number), (delivered.From, delivered.Through));
    }

    private async Task<ParticipantReplies.Mail> ReadAsync(IActorRef mailbox)
    {
        mailbox.Tell(new ParticipantCommands.Read("agent", 0, 10), _sender.Receiver);
        return (ParticipantReplies.Mail)await _sender.ReceiveAsync(Patience);
    }
}
