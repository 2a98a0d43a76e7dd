using System.Globalization;

namespace SceneScout.Lab.Bench.Threds;

/// <summary>What <c>scout bench threds</c> found. Rates are events a second; all of them durable, those of a thred in order.</summary>
/// <param name="Store">The store.</param>
/// <param name="BoundEchoPerSecond">Bound echo events over 100 threds with a window of 100, until the last message is in its receiver's mailbox.</param>
/// <param name="BoundEchoWindow1000PerSecond">Likewise with a window of 1,000: ten events of each thred are under way.</param>
/// <param name="BoundEchoWindow10PerSecond">Likewise with a window of 10.</param>
/// <param name="BoundEchoWindow1PerSecond">Likewise with one event under way.</param>
/// <param name="OneThredPerSecond">Bound echo events to one thred with a window of 100.</param>
/// <param name="BoundEchoP50Milliseconds">From an event until all that follows is durable, window of 100, median.</param>
/// <param name="BoundEchoP99Milliseconds">Likewise, 99 of 100.</param>
/// <param name="HalfLoadP99Milliseconds">At half of <paramref name="BoundEchoPerSecond"/>, from the instant that an event was due at until all that follows is durable, 99 of 100.</param>
/// <param name="HalfLoadMailboxP50Milliseconds">Beside it, from an event until its message is in its receiver's mailbox, durable and to be read, median.</param>
/// <param name="HalfLoadMailboxP99Milliseconds">Likewise, 99 of 100.</param>
/// <param name="HalfLoadMailboxProbes">How many events those two are of.</param>
/// <param name="CreateAndEndPerSecond">Threds that begin and end by one event, window of 100.</param>
/// <param name="UnboundNoMatchPerSecond">Events that are bound to none and match none of 10,000 patterns.</param>
/// <param name="BarePersistPerSecond">A bare persist and reply of the bytes of a step, over 100 actors with a window of 100, in the same run.</param>
/// <param name="HalfLoadPauses">What held the node up at half load.</param>
internal sealed record ThredBenchReport(
    string Store,
    double BoundEchoPerSecond,
    double BoundEchoWindow1000PerSecond,
    double BoundEchoWindow10PerSecond,
    double BoundEchoWindow1PerSecond,
    double OneThredPerSecond,
    double BoundEchoP50Milliseconds,
    double BoundEchoP99Milliseconds,
    double HalfLoadP99Milliseconds,
    double HalfLoadMailboxP50Milliseconds,
    double HalfLoadMailboxP99Milliseconds,
    int HalfLoadMailboxProbes,
    double CreateAndEndPerSecond,
    double UnboundNoMatchPerSecond,
    double BarePersistPerSecond,
    Pauses HalfLoadPauses)
{
    /// <summary>For people.</summary>
    public IEnumerable<string> Lines() =>
    [
        string.Create(CultureInfo.InvariantCulture, $"On {Store}: bound echo, 100 threds: {BoundEchoPerSecond:N0}/s with 100 under way (p50 {BoundEchoP50Milliseconds:0.0} ms, p99 {BoundEchoP99Milliseconds:0.0} ms), {BoundEchoWindow1000PerSecond:N0}/s with 1,000, {BoundEchoWindow10PerSecond:N0}/s with 10, {BoundEchoWindow1PerSecond:N0}/s with 1."),
        string.Create(CultureInfo.InvariantCulture, $"One thred, in order: {OneThredPerSecond:N0}/s. At half load ({BoundEchoPerSecond / 2:N0}/s) p99 {HalfLoadP99Milliseconds:0.0} ms, and until a message is in its mailbox {HalfLoadMailboxP50Milliseconds:0.0} ms (p99 {HalfLoadMailboxP99Milliseconds:0.0} ms, of {HalfLoadMailboxProbes}); collections paused {HalfLoadPauses.PausedMilliseconds:0} ms in all, {HalfLoadPauses.LongestPauseMilliseconds:0.0} ms at most ({HalfLoadPauses.Collections} of the oldest generation), a journal write took {HalfLoadPauses.JournalP99Milliseconds:0.0} ms (p99), {HalfLoadPauses.LongestJournalMilliseconds:0.0} ms at most."),
        string.Create(CultureInfo.InvariantCulture, $"Threds that begin and end: {CreateAndEndPerSecond:N0}/s. Events that match none of 10,000 patterns: {UnboundNoMatchPerSecond:N0}/s."),
        string.Create(CultureInfo.InvariantCulture, $"A bare persist and reply of the same bytes: {BarePersistPerSecond:N0}/s."),
    ];
}
