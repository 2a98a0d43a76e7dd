using System.Collections.Concurrent;
using System.Net;

namespace SceneScout.Node.Security;

/// <summary>Who guesses tokens is made to wait: after some wrong ones from an address it is not heard for a while.</summary>
internal sealed class SignInAttempts(TimeProvider time)
{
    /// <summary>Wrong tokens from an address within <see cref="Window"/> before it has to wait.</summary>
    public const int Most = 10;

    /// <summary>How long a wrong one counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int MostAddresses = 10_000;
    private readonly ConcurrentDictionary<IPAddress, (int Wrong, DateTimeOffset Since)> _wrong = new();

    /// <summary>How long an address has to wait; null when it is heard.</summary>
    public TimeSpan? Wait(IPAddress? address) =>
        _wrong.TryGetValue(address ?? IPAddress.None, out var known) && known.Wrong >= Most && time.GetUtcNow() - known.Since is var age && age < Window ? Window - age : null;

    /// <summary>A wrong token came.</summary>
    public void Wrong(IPAddress? address)
    {
        var now = time.GetUtcNow();
        if (_wrong.Count >= MostAddresses)
            _wrong.Clear();
        _wrong.AddOrUpdate(address ?? IPAddress.None, (1, now), (_, known) => now - known.Since < Window ? (known.Wrong + 1, known.Since) : (1, now));
    }
}
