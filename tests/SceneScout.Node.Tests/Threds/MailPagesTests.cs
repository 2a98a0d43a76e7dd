using System.Text;
using CsCheck;
using SceneScout.Threds.Cluster.Participants;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>Messages of a mailbox as bytes.</summary>
public sealed class MailPagesTests
{
    [Fact]
    public void Messages_come_and_go_in_any_order_as_in_a_list()
    {
        // What is done, to which of them, and how large an event is.
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1000], Gen.OneOf(Gen.Int[1, 300], Gen.Int[1, 70_000])).Array[1, 400].Sample(acts =>
        {
            var pages = new MailPages();
            var model = new List<(long Place, long At, string Id, string Json)>();
            var place = 0L;
            foreach (var (what, which, size) in acts)
            {
                switch (what)
                {
                    case < 6:
                        var id = which % 50 == 0 ? $"ä€{place}" : $"evt{place}";
                        var json = new string((char)('a' + (which % 26)), size);
                        model.Add((++place, place * 10, id, json));
                        pages.Add(place, place * 10, id, Encoding.UTF8.GetBytes(json));
                        break;
                    case < 9 when model.Count > 0:
                        var gone = model[which % model.Count];
                        model.Remove(gone);
                        Assert.True(pages.Remove(gone.Id));
                        Assert.False(pages.Remove(gone.Id));
                        break;
                    case 9 when model.Count > 0:
                        model.RemoveAt(0);
                        pages.RemoveOldest();
                        break;
                }

                Assert.Equal(model.Count, pages.Count);
                if (model.Count > 0)
                    Assert.Equal(model[0].At, pages.OldestAt);
            }

            foreach (var after in (long[])[0, place / 2, place])
                Assert.Equal(model.Where(one => one.Place > after), pages.After(after).Select(item => (item.Place, item.At, item.MessageId, item.Event.ToString())));
            Assert.All(model, one => Assert.True(pages.Has(one.Id)));
            Assert.False(pages.Has("evt"));
        });
    }

    [Fact]
    public void One_that_is_not_received_keeps_no_room_for_those_that_came_after_it_and_went()
    {
        var pages = new MailPages();
        pages.Add(1, 1, "stays", "{}"u8);
        for (var place = 2; place < 100_000; place++)
        {
            pages.Add(place, place, $"m{place}", "{}"u8);
            Assert.True(pages.Remove($"m{place}"));
        }

        Assert.Equal("stays", Assert.Single(pages.After(0)).MessageId);
        Assert.InRange(pages.Room, 0, 1000);
        Assert.InRange(pages.Held, 1, 100_000);
    }

    [Fact]
    public void One_that_is_not_received_keeps_no_bytes_of_large_ones_that_came_after_it_and_went()
    {
        var pages = new MailPages();
        pages.Add(1, 1, "stays", "{}"u8);
        var large = new byte[900_000];
        for (var place = 2; place < 20; place++)
            pages.Add(place, place, $"m{place}", large);
        for (var place = 2; place < 20; place++)
            Assert.True(pages.Remove($"m{place}"));

        Assert.Equal("stays", Assert.Single(pages.After(0)).MessageId);
        Assert.InRange(pages.Held, 1, 100_000);
    }
}
