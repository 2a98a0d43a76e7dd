using SceneScout.Domain.Quotas;

namespace SceneScout.Domain.Tests.Quotas;

/// <summary>A server that says "too many calls", and how long its key is silent.</summary>
public sealed class RefusalTests
{
    private const string Key = "k-1";
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void A_server_that_keeps_refusing_without_a_usable_time_is_asked_less_and_less_often(int? told)
    {
        var key = new HeldKey { KeyId = Key };
        var calls = new List<DateTimeOffset>();
        for (var now = Start; now < Start.AddHours(2); now = key.BlockedUntil)
        {
            calls.Add(now);
            key = key.Refused(told is { } seconds ? TimeSpan.FromSeconds(seconds) : null, now);
        }

        Assert.Equal(7, calls.Count(at => at < Start.AddSeconds(92)));
        Assert.Equal([1, 2, 4, 8, 16, 32, 64], calls.Zip(calls.Skip(1), (one, next) => (next - one).TotalSeconds).Take(7));
        Assert.Equal(RefusalPause.Longest, calls[^1] - calls[^2]);
    }

    [Fact]
    public void What_the_server_says_holds_to_the_second() =>
        Assert.Equal(Start.AddDays(1), new HeldKey { KeyId = Key }.Refused(TimeSpan.FromDays(1), Start).BlockedUntil);

    [Fact]
    public void Calls_that_are_refused_at_the_same_time_count_once_and_a_good_answer_begins_anew()
    {
        var key = new HeldKey { KeyId = Key }.Refused(null, Start).Refused(null, Start.AddMilliseconds(5)).Refused(null, Start.AddMilliseconds(9));
        Assert.Equal(1, key.Refusals);

        // A call that had begun before the refusal says nothing of what comes after it.
        Assert.Equal(1, key.Served(Start.AddMilliseconds(500)).Refusals);

        var again = key.Refused(null, Start.AddSeconds(2));
        Assert.Equal(Start.AddSeconds(4), again.BlockedUntil);
        Assert.Equal(Start.AddSeconds(11), again.Served(Start.AddSeconds(5)).Refused(null, Start.AddSeconds(10)).BlockedUntil);
    }

    [Fact]
    public void A_silence_is_told_until_the_owner_has_answered_and_from_then_on_the_owner_ends_it()
    {
        var source = Leased(out _).With(Leased(out var key).Keys[Key].Refused(TimeSpan.FromHours(24), Start));

        (source, var lost) = source.Report([Key], Start);
        (source, var again) = source.Report([Key], Start.AddSeconds(1));
        Assert.Equal(86_400_000, lost[0].BlockedForMs);
        Assert.Equal(86_399_000, again[0].BlockedForMs);
        source = source.Accept(source.Seq, [Lease(key.Fence + 1, slots: 0, blockedForMs: 86_399_000)], Start.AddSeconds(1));
        Assert.True(source.IsSilent([Key], Start.AddSeconds(2)) && !source.IsSilent([Key], Start.AddDays(2)) && !source.IsSilent([Key, "k-2"], Start));
        Assert.InRange(source.KnownWait([Key], Start.AddSeconds(2))!.Value, TimeSpan.FromHours(23.9), TimeSpan.FromHours(24));

        // Its word holds for seconds; then it is asked again, and says that an operator ended the silence.
        Assert.Null(source.KnownWait([Key], Start.AddSeconds(10)));
        (source, var later) = (source with { IsHungry = true }).Report([Key], Start.AddSeconds(10));
        Assert.Null(later[0].BlockedForMs);
        source = source.Accept(source.Seq, [Lease(key.Fence + 2, slots: 2)], Start.AddSeconds(10));
        Assert.NotNull(source.Take([Key], 1, Start.AddSeconds(11)));
    }

    [Fact]
    public void A_refusal_after_the_report_outlives_the_answer_to_it()
    {
        var (asked, _) = Leased(out var key).Report([Key], Start);
        var refused = asked.With(asked.Keys[Key].Refused(TimeSpan.FromMinutes(10), Start.AddMilliseconds(1)));

        var answered = refused.Accept(refused.Seq, [Lease(key.Fence + 1, slots: 2)], Start.AddMilliseconds(2));

        Assert.Equal(Start.AddMinutes(10).AddMilliseconds(1), answered.Keys[Key].BlockedUntil);
        Assert.Null(answered.Take([Key], 1, Start.AddSeconds(1)));
    }

    [Fact]
    public void A_further_key_is_asked_for_at_once_while_another_is_silent()
    {
        var (asked, _) = Leased(out var key).Report([Key], Start);
        var (given, _) = asked.Accept(asked.Seq, [Lease(key.Fence + 1, slots: 0, blockedForMs: 86_400_000)], Start).Report([Key], Start);
        var silent = given.Accept(given.Seq, [Lease(key.Fence + 2, slots: 0, blockedForMs: 86_400_000)], Start);
        Assert.NotNull(silent.KnownWait([Key], Start));
        Assert.Null(silent.AskAt(Start));

        Assert.Null(silent.KnownWait([Key, "k-2"], Start));
        var hungry = silent.Meet([Key, "k-2"]) with { IsHungry = true };
        Assert.Equal(Start, hungry.AskAt(Start));
        Assert.Contains(hungry.Report([Key, "k-2"], Start).Reports, report => report is { KeyId: "k-2", WantSlots: > 0 });
    }

    private static HeldSource Leased(out HeldKey key)
    {
        var (asked, _) = new HeldSource { IsHungry = true }.Report([Key], Start);
        var source = asked.Accept(asked.Seq, [Lease(1, slots: 2)], Start);
        key = source.Keys[Key];
        return source;
    }

    private static KeyLease Lease(long fence, int slots, long blockedForMs = 0) =>
        new() { KeyId = Key, Fence = fence, Slots = slots, SlotRestMs = 1000, UseMs = 2500, BlockedForMs = blockedForMs };
}
