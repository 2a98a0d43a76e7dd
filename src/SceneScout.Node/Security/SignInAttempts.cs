using System.Collections.Concurrent;
using System.Net;

namespace SceneScout.Node.Security;

/// <summary>Who guesses tokens is made to wait: after some wrong ones from an address, no token from there is looked at for a while. An address from which a right one came lately may be wrong more often: others behind it are not to be locked out by one who guesses, and who guesses there is still made to wait.</summary>
internal sealed class SignInAttempts(TimeProvider time)
{
    /// <summary>Wrong tokens from an address within <see cref="Window"/> before it has to wait.</summary>
    public const int Most = 10;

    /// <summary>The same of an address from which a right token came within <see cref="Known"/>.</summary>
    public const int MostOfKnown = 100;

    /// <summary>How long a wrong one counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>How long a right one counts.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromHours(1);

    private const int MostAddresses = 10_000;
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<IPAddress, (int Wrong, DateTimeOffset Since)> _wrong = new();
    private readonly ConcurrentDictionary<IPAddress, DateTimeOffset> _right = new();

    /// <summary>How long an address has to wait; null when it is heard.</summary>
    public TimeSpan? Wait(IPAddress? address) =>
        _wrong.TryGetValue(address ?? IPAddress.None, out var known) && time.GetUtcNow() - known.Since is var age && age < Window && known.Wrong >= MostOf(address) ? Window - age : null;

    /// <summary>A wrong token came.</summary>
    public void Wrong(IPAddress? address)
    {
        var now = time.GetUtcNow();
        if (_wrong.Count >= MostAddresses)
            _wrong.Clear();
        _wrong.AddOrUpdate(address ?? IPAddress.None, (1, now), (_, known) => now - known.Since < Window ? (known.Wrong + 1, known.Since) : (1, now));
    }

    /// <summary>A right token came.</summary>
    public void Right(IPAddress? address)
    {
        var (key, now) = (address ?? IPAddress.None, time.GetUtcNow());
        if (_right.TryGetValue(key, out var noted) && now - noted < Noted)
            return;
        if (_right.Count >= MostAddresses)
            _right.Clear();
        _right[key] = now;
    }

    private int MostOf(IPAddress? address) => _right.TryGetValue(address ?? IPAddress.None, out var noted) && time.GetUtcNow() - noted < Known ? MostOfKnown : Most;
}
