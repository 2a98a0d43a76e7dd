using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>What threds bring to others, and where it waits.</summary>
public sealed class OutboxAndMailboxTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Resend = TimeSpan.FromSeconds(3);

    [Fact]
    public void A_receiver_gets_one_portion_at_a_time_and_the_rest_when_it_has_arrived()
    {
        var outbox = new ThredOutbox();
        outbox.Add("p", [Send("m1", "ann")], SlotChange.None, null, 0);
        Assert.Equal(["p:ann 1"], Taken(outbox, Now));
        outbox.Add("p", [Send("m2", "ann", "bob"), Send("m3", "ann")], SlotChange.None, null, 0);

        Assert.Equal(["p:bob 3"], Taken(outbox, Now));
        outbox.Deliver("p:ann", 1);
        Assert.Equal(["p:ann 2 4"], Taken(outbox, Now));
        Assert.Empty(Taken(outbox, Now + Resend / 2));
        Assert.Equal(["p:ann 2 4", "p:bob 3"], Taken(outbox, Now + Resend));
    }

    [Fact]
    public void Who_turns_away_is_asked_again_after_growing_pauses_that_are_bounded_and_short_again_once_there_was_room()
    {
        var outbox = new ThredOutbox();
        outbox.Add("p", [Send("m1", "agent"), Send("m2", "bob")], SlotChange.None, null, 0);
        Assert.Equal(["p:agent 1", "p:bob 2"], Taken(outbox, Now));
        outbox.Deliver("p:bob", 2);
        var at = Now;
        foreach (var times in (int[])[2, 4, 8, ThredOutbox.LongestPause, ThredOutbox.LongestPause])
        {
            outbox.TurnedAway("p:agent");
            Assert.Empty(Taken(outbox, at + (Resend * times) - TimeSpan.FromMilliseconds(1)));
            at += Resend * times;
            Assert.Equal(["p:agent 1"], Taken(outbox, at));
        }

        outbox.Deliver("p:agent", 1);
        outbox.Add("p", [Send("m3", "agent")], SlotChange.None, null, 0);
        Assert.Equal(["p:agent 3"], Taken(outbox, at));
        Assert.Equal(["p:agent 3"], Taken(outbox, at + Resend));
    }

    [Fact]
    public void What_has_arrived_is_journaled_once_and_nothing_that_the_journal_tells_is_sent_again()
    {
        var outbox = new ThredOutbox();
        outbox.Add("p", [Send("m1", "ann"), Send("m2", "bob")], SlotChange.Taken, null, 0);
        outbox.Deliver("s:p", 1);
        outbox.Deliver("p:ann", 2);
        Assert.Equal<(string, long)>([("p:ann", 2L), ("s:p", 1L)], outbox.Kept());
        Assert.False(outbox.HasUnkept);

        var again = new ThredOutbox();
        again.Add("p", [Send("m1", "ann"), Send("m2", "bob")], SlotChange.Taken, null, 0);
        again.Recover([("p:ann", 2L), ("s:p", 1L)]);
        Assert.Equal(["p:bob 3"], Taken(again, Now));
        Assert.False(again.HasUnkept);
    }

    [Fact]
    public void A_portion_is_bounded_by_its_bytes_and_has_one_message_at_least()
    {
        var outbox = new ThredOutbox();
        var text = new string('x', (ThredOutbox.PortionBytes / 2) - 500);
        outbox.Add("p", [.. Enumerable.Range(1, 3).Select(i => Large($"m{i}", text)), Large("m4", text + text + text), Send("m5", "ann")], SlotChange.None, null, 0);

        Assert.Equal(["p:ann 1 2"], Taken(outbox, Now));
        outbox.Deliver("p:ann", 2);
        Assert.Equal(["p:ann 3"], Taken(outbox, Now));
        outbox.Deliver("p:ann", 3);
        Assert.Equal(["p:ann 4"], Taken(outbox, Now));
        outbox.Deliver("p:ann", 4);
        Assert.Equal(["p:ann 5"], Taken(outbox, Now));
    }

    [Fact]
    public void A_word_that_comes_late_moves_nothing()
    {
        var outbox = new ThredOutbox();
        outbox.Add("p", [new ThredEffect.EndChild("c"), new ThredEffect.EndChild("c")], SlotChange.None, null, 0);
        Assert.Equal(["t:c 1"], Taken(outbox, Now));
        outbox.Deliver("t:c", 1);
        Assert.Equal(["t:c 2"], Taken(outbox, Now));

        outbox.Deliver("t:c", 1);

        Assert.Empty(Taken(outbox, Now));
        Assert.False(outbox.IsEmpty);
    }

    [Fact]
    public void A_mailbox_holds_so_many_and_so_long_and_says_how_many_went_unread()
    {
        var mailbox = new Mailbox(new(3, TimeSpan.FromMinutes(1)));
        mailbox.Apply(Row(1000, ("t", 1), ("t", 2), ("t", 3), ("t", 4)));

        Assert.Equal([2L, 3L, 4L], mailbox.Read(0, 9, 1000).Messages.Select(message => message.Place));
        Assert.Equal([4L], mailbox.Read(3, 9, 1000).Messages.Select(message => message.Place));
        mailbox.Apply(new MailRow(2000, [], ["t.3"]));
        var later = mailbox.Read(0, 9, 61_001);
        Assert.Equal((0, 0L, 3L), (later.Messages.Length, later.Waiting, later.Expired));
    }

    [Fact]
    public void A_page_of_a_mailbox_is_bounded_by_its_bytes_and_has_one_message_at_least_and_says_whether_others_follow()
    {
        var mailbox = new Mailbox(MailboxLimits.Default);
        int[] sizes = [Mailbox.PageBytes / 2, Mailbox.PageBytes / 2, 9, Mailbox.PageBytes * 2, 9];
        mailbox.Apply(new MailRow(1000, [.. sizes.Select((size, i) => ("t", new IncomingMail(i + 1, $"t.{i + 1}", RawJson.Of(new byte[size]))))], []));

        Assert.Equal(("1 2", true), Page(0));
        Assert.Equal(("3", true), Page(2));
        Assert.Equal(("4", true), Page(3));
        Assert.Equal(("5", false), Page(4));
        Assert.Equal(("", false), Page(5));
        Assert.Equal(("1", true), Page(0, limit: 1));

        (string Places, bool More) Page(long after, int limit = 9)
        {
            var page = mailbox.Read(after, limit, 1000);
            return (string.Join(" ", page.Messages.Select(message => message.Place)), page.More);
        }
    }

    [Fact]
    public void Of_a_mailbox_that_turns_away_nothing_goes_for_want_of_room()
    {
        var mailbox = new Mailbox(new(2, TimeSpan.FromMinutes(1)) { TurnsAway = true });
        Assert.False(mailbox.IsFull(1));
        Assert.True(mailbox.IsFull(2));
        mailbox.Apply(Row(1000, ("t", 1), ("t", 2), ("t", 3)));

        Assert.True(mailbox.IsFull(0));
        Assert.Equal((3L, 0L), (mailbox.Read(0, 9, 1000).Waiting, mailbox.Read(0, 9, 1000).Expired));
        Assert.False(new Mailbox(new(0, TimeSpan.FromMinutes(1))).IsFull(9));
    }

    [Fact]
    public void A_mailbox_is_after_a_snapshot_as_it_was_and_knows_what_each_sender_sent()
    {
        var mailbox = new Mailbox(MailboxLimits.Default);
        mailbox.Apply(Row(1000, ("t", 1), ("u", 9)));
        mailbox.Apply(new MailRow(1000, [], ["t.1"]));
        var again = new Mailbox(MailboxLimits.Default);
        again.Restore(mailbox.Snapshot());

        Assert.Equal((1L, 9L, 0L), (again.NumberOf("t"), again.NumberOf("u"), again.NumberOf("v")));
        again.Apply(Row(1000, ("t", 2)));
        Assert.Equal([(2L, "u.9"), (3L, "t.2")], again.Read(0, 9, 1000).Messages.Select(message => (message.Place, message.MessageId)));
    }

    private static ThredEffect.Send Large(string id, string text) => new(new ThredMessage(id, ["ann"], new() { Id = id, Type = text, Source = ThredSource.System }));

    private static ThredEffect.Send Send(string id, params string[] to) => new(new ThredMessage(id, [.. to], new() { Id = id, Type = "x", Source = ThredSource.System }));

    private static List<string> Taken(ThredOutbox outbox, DateTimeOffset now) =>
        [.. outbox.Take(now, Resend).Select(portion => $"{portion.Receiver} {string.Join(" ", portion.Entries.Select(entry => entry.Number))}").Order(StringComparer.Ordinal)];

    private static MailRow Row(long at, params (string From, long Number)[] mails) =>
        new(at, [.. mails.Select(mail => (mail.From, new IncomingMail(mail.Number, $"{mail.From}.{mail.Number}", RawJson.Of("{}"u8.ToArray()))))], []);
}
