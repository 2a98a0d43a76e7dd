using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Contracts;

/// <summary>The keys of one source on this node. Keys can be replaced while calls run; a refused one is set aside and the rest go on. Safe for use by many threads.</summary>
public sealed class KeyRing
{
    /// <summary>Keys of one source at most.</summary>
    public const int MostKeys = 64;

    // A refused key is tried once in this time: an account may be unlocked without anybody telling this system.
    private static readonly TimeSpan RefusedFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan ForbiddenFor = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private volatile State state = new([], ImmutableDictionary<string, KeyRefusal>.Empty, new SecretRedactor());

    /// <summary>Makes a ring.</summary>
    /// <param name="source">Whose keys.</param>
    /// <param name="secrets">The keys; none is fine.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">As for <see cref="Replace"/>.</exception>
    public KeyRing(SourceName source, IEnumerable<string> secrets, TimeProvider time)
    {
        Source = source;
        this.time = time;
        Replace(secrets);
    }

    /// <summary>Raised after keys were replaced or set aside, on the thread that did it.</summary>
    public event EventHandler? Changed;

    /// <summary>Whose keys.</summary>
    public SourceName Source { get; }

    /// <summary>Whether there is no key at all: the source is switched off.</summary>
    public bool IsEmpty => state.Keys.IsEmpty;

    /// <summary>All keys, as people may see them.</summary>
    public ImmutableArray<KeyState> States => [.. state.Keys.Select(key => new KeyState(key.Id, Refusal(state, key.Id)))];

    /// <summary>The keys that may be used now, in the order in which they were given.</summary>
    public ImmutableArray<ApiKey> Usable => state is { Refused.IsEmpty: true } all ? all.Keys : [.. state.Keys.Where(key => Refusal(state, key.Id) is null)];

    /// <summary>Takes this ring's keys, present and past, out of text: an answer to a call under an old key may still come.</summary>
    internal SecretRedactor Redactor => state.Redactor;

    /// <summary>Puts other keys in place of all; calls that are under way end with theirs. A key that stays keeps its refusal.</summary>
    /// <param name="secrets">The keys; blanks and repetitions are left out, none switches the source off.</param>
    /// <exception cref="ArgumentException">A key holds a character that no key has, or there are more than <see cref="MostKeys"/>; the message shows no key.</exception>
    public void Replace(IEnumerable<string> secrets)
    {
        ImmutableArray<string> given = [.. secrets.Where(secret => !string.IsNullOrWhiteSpace(secret)).Distinct(StringComparer.Ordinal)];
        if (given.Any(secret => secret.Any(letter => letter is <= ' ' or > '~')))
            throw new ArgumentException($"{Source}: the API key holds a blank or a character that no key has (the key itself is not shown).", nameof(secrets));
        if (given.Length > MostKeys)
            throw new ArgumentException($"{Source}: {given.Length} API keys are given; {MostKeys} at most.", nameof(secrets));
        lock (gate)
        {
            known.UnionWith(given);
            ImmutableArray<ApiKey> keys = [.. given.Select(secret => new ApiKey(secret))];
            state = new State(keys, state.Refused.RemoveRange(state.Refused.Keys.Where(id => keys.All(key => key.Id != id))), new SecretRedactor(known));
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Sets a key aside that the source refuses.</summary>
    /// <param name="keyId">Which.</param>
    /// <param name="status">HTTP status of the refusal.</param>
    /// <param name="code">The source's own error code, without secrets.</param>
    public void SetAside(string keyId, int status, string? code)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (state.Keys.All(key => key.Id != keyId))
                return;
            state = state with { Refused = state.Refused.SetItem(keyId, new KeyRefusal(now, now + (status == 403 ? ForbiddenFor : RefusedFor), status, code)) };
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private KeyRefusal? Refusal(State of, string keyId) => of.Refused.TryGetValue(keyId, out var refusal) && refusal.Until > time.GetUtcNow() ? refusal : null;

    private sealed record State(ImmutableArray<ApiKey> Keys, ImmutableDictionary<string, KeyRefusal> Refused, SecretRedactor Redactor);
}
