using Microsoft.Extensions.Time.Testing;
using SceneScout.Dashboard.Live;

namespace SceneScout.Dashboard.Tests.Live;

public sealed class PulseTests
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _time = new();
    private readonly Pulse<string> _pulse;
    private int _reads;
    private string? _fault;

    public PulseTests() => _pulse = new Pulse<string>(
        _ => Interlocked.Increment(ref _reads) is var n && _fault is { } fault ? throw new InvalidOperationException(fault) : Task.FromResult($"reading {n}"), Beat, _time);

    [Fact]
    public async Task Nothing_is_read_while_nobody_looks()
    {
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, _reads);

        var seen = new Seen();
        using (_pulse.Watch(seen.Note))
            await seen.NextAsync();
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal((1, 0), (_reads, _pulse.Watchers));
    }

    [Fact]
    public async Task A_beat_reads_once_however_many_look()
    {
        var seen = Enumerable.Range(0, 50).Select(_ => new Seen()).ToList();
        var watches = seen.Select(one => _pulse.Watch(one.Note)).ToList();
        await seen[0].NextAsync();
        _time.Advance(Beat);
        foreach (var one in seen)
            while ((await one.NextAsync()).Value != "reading 2")
            {
            }

        Assert.Equal(2, _reads);
        watches.ForEach(watch => watch.Dispose());
    }

    [Fact]
    public async Task Each_beat_reads_anew_also_when_a_read_takes_a_part_of_it()
    {
        var reads = 0;
        var slow = new Pulse<string>(
            _ =>
            {
                _time.Advance(Beat / 4);
                return Task.FromResult($"reading {++reads}");
            },
            Beat,
            _time);
        var seen = new Seen();
        using var watch = slow.Watch(seen.Note);
        Assert.Equal("reading 1", (await seen.NextAsync()).Value);
        _time.Advance(Beat * 0.75);

        Assert.Equal("reading 2", (await seen.NextAsync()).Value);
    }

    [Fact]
    public async Task Those_who_ask_at_the_same_moment_get_the_same_reading()
    {
        var first = await _pulse.FreshAsync();
        var second = await _pulse.FreshAsync();
        _time.Advance(Beat);
        var third = await _pulse.FreshAsync();

        Assert.Equal(("reading 1", "reading 1", "reading 2"), (first.Value, second.Value, third.Value));
    }

    [Fact]
    public async Task Who_has_changed_something_gets_a_reading_that_began_after_it()
    {
        await _pulse.FreshAsync();
        Assert.Equal("reading 2", (await _pulse.AnewAsync()).Value);
        Assert.Equal(("reading 2", "reading 2"), (_pulse.Last.Value, (await _pulse.FreshAsync()).Value));
    }

    [Fact]
    public async Task A_failed_reading_keeps_what_was_read_before_and_says_since_when_and_why()
    {
        var good = await _pulse.FreshAsync();
        _fault = "the store is away";
        _time.Advance(Beat);

        Assert.Equal(good with { Fault = "the store is away" }, await _pulse.FreshAsync());

        _fault = null;
        _time.Advance(Beat);
        Assert.Equal(("reading 3", null), ((await _pulse.FreshAsync()).Value, _pulse.Last.Fault));
    }

    private sealed class Seen
    {
        private readonly System.Threading.Channels.Channel<PulseReading<string>> _readings = System.Threading.Channels.Channel.CreateUnbounded<PulseReading<string>>();

        public void Note(PulseReading<string> reading) => _readings.Writer.TryWrite(reading);

        public async Task<PulseReading<string>> NextAsync() => await _readings.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
    }
}
