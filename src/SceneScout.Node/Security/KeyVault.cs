using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SceneScout.Domain.Faults;
using SceneScout.Node.Configuration;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Security;

/// <summary>API keys at rest: seals on the way into the store, opens on the way out. What it says of a key to people is a <see cref="KeyInfo"/>.</summary>
internal sealed class KeyVault(IKeyStore store, MasterKeys masters, TimeProvider time)
{
    private const int MaxName = 64;
    private const int MaxSecret = 4096;

    /// <summary>Whether keys can be sealed here.</summary>
    public bool CanSeal => masters.Current is not null;

    /// <summary>All keys, by source and name.</summary>
    public async Task<ImmutableArray<KeyInfo>> ListAsync(CancellationToken cancellation) => [.. (await store.ListAsync(cancellation)).Select(Info)];

    /// <summary>Adds a key.</summary>
    /// <returns>The key, or the fault that refuses it.</returns>
    public async Task<(KeyInfo? Key, SpawnFault? Fault)> AddAsync(string source, string name, string secret, CancellationToken cancellation)
    {
        if (Mistake(source, name, secret) is { } mistake)
            return (null, mistake);
        var now = time.GetUtcNow();
        var key = Seal(new SealedKey(Guid.CreateVersion7(now), source, name, KeyStatus.Active, "", [], 1, now, now), secret);
        return await store.AddAsync(key, cancellation)
            ? (Info(key), null)
            : (null, Wrong($"name '{name}' is not accepted: {source} has a key of that name already; rotate it or choose another name."));
    }

    /// <summary>Puts a new secret in place of a key's old one; a revoked key comes back into use.</summary>
    /// <returns>The key, or the fault that refuses it.</returns>
    public Task<(KeyInfo? Key, SpawnFault? Fault)> RotateAsync(string source, string name, string secret, CancellationToken cancellation) =>
        Mistake(source, name, secret) is { } mistake
            ? Task.FromResult<(KeyInfo?, SpawnFault?)>((null, mistake))
            : ChangeAsync(source, name, key => Seal(key with { Status = KeyStatus.Active }, secret), cancellation);

    /// <summary>Takes a key out of use and destroys its sealed content.</summary>
    /// <returns>The key, or the fault that refuses it.</returns>
    public Task<(KeyInfo? Key, SpawnFault? Fault)> RevokeAsync(string source, string name, CancellationToken cancellation) =>
        ChangeAsync(source, name, key => key with { Status = KeyStatus.Revoked, Envelope = [] }, cancellation);

    /// <summary>The keys in use, by source, and those that no master key of this process opens.</summary>
    public async Task<(ImmutableSortedDictionary<string, ImmutableArray<string>> Secrets, ImmutableArray<KeyInfo> Unreadable)> OpenAsync(CancellationToken cancellation)
    {
        var active = (await store.ListAsync(cancellation)).Where(k => k.Status == KeyStatus.Active).ToList();
        var opened = active.Select(k => (k.Source, Secret: KeyEnvelope.Open(k.Envelope, Row(k), masters.All))).Where(k => k.Secret is not null);
        return (
            opened.GroupBy(k => k.Source, k => k.Secret!).ToImmutableSortedDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal),
            [.. active.Select(Info).Where(k => !k.Readable)]);
    }

    /// <summary>Wraps every key under the current master key. May be repeated; one that a writer changed meanwhile is taken up by the next run.</summary>
    /// <returns>Keys wrapped anew, keys that were so already, and keys that no master key opens.</returns>
    public async Task<(int Rewrapped, int Current, ImmutableArray<KeyInfo> Unreadable)> RewrapAsync(CancellationToken cancellation)
    {
        var master = masters.Current ?? throw new InvalidOperationException("Without a master key there is nothing to wrap with.");
        var (rewrapped, current) = (0, 0);
        var unreadable = ImmutableArray.CreateBuilder<KeyInfo>();
        foreach (var key in await store.ListAsync(cancellation))
        {
            if (key.Status == KeyStatus.Revoked)
                continue;
            if (KeyEnvelope.IsUnder(key.Envelope, master) && Info(key).Readable)
                current++;
            else if (KeyEnvelope.Rewrap(key.Envelope, Row(key), masters.All, master, RandomNumberGenerator.Fill) is not { } envelope)
                unreadable.Add(Info(key));
            else if (await store.ReplaceAsync(key with { Envelope = envelope, Version = key.Version + 1 }, key.Version, cancellation))
                rewrapped++;
        }

        return (rewrapped, current, unreadable.ToImmutable());
    }

    private async Task<(KeyInfo? Key, SpawnFault? Fault)> ChangeAsync(string source, string name, Func<SealedKey, SealedKey> change, CancellationToken cancellation)
    {
        var all = await store.ListAsync(cancellation);
        if (all.FirstOrDefault(k => k.Source == source && k.Name == name) is not { } key)
            return (null, Wrong($"name '{name}' is not accepted: {source} has {Names(all.Where(k => k.Source == source))}."));
        var changed = change(key) with { Version = key.Version + 1, UpdatedAt = time.GetUtcNow() };
        return await store.ReplaceAsync(changed, key.Version, cancellation)
            ? (Info(changed), null)
            : (null, new SpawnFault(FaultKind.Database, $"The key {source}/{name} was changed by somebody else just now; look at it and try again."));
    }

    private SpawnFault? Mistake(string source, string name, string secret)
    {
        if (!CanSeal)
            return Wrong("There is no master key, so no key can be sealed: set scenescout.security.master-key-file (SCENESCOUT_MASTER_KEY_FILE); scout keys master makes one.");
        if (!CallableSources.Names.Contains(source))
            return Wrong($"source '{source}' is not accepted: one of {string.Join(", ", CallableSources.Names)}.");
        if (name.Length is 0 or > MaxName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            return Wrong($"name '{name}' is not accepted: 1 to {MaxName} letters, digits, dots, dashes or underscores.");
        return secret.Length is 0 or > MaxSecret || secret.Any(c => c is <= ' ' or > '~')
            ? Wrong($"The key itself is not accepted (it is not shown): 1 to {MaxSecret} printable ASCII characters without blanks.")
            : null;
    }

    private SealedKey Seal(SealedKey key, string secret) => key with
    {
        Fingerprint = Fingerprint(secret),
        Envelope = KeyEnvelope.Seal(secret, Row(key), masters.Current!, RandomNumberGenerator.Fill),
    };

    private KeyInfo Info(SealedKey key) => new(
        key.Source,
        key.Name,
        key.Fingerprint,
        key.Status,
        key.Status == KeyStatus.Active && KeyEnvelope.Open(key.Envelope, Row(key), masters.All) is not null,
        masters.Current is { } master && KeyEnvelope.IsUnder(key.Envelope, master),
        key.CreatedAt,
        key.UpdatedAt);

    private static KeyRow Row(SealedKey key) => new(key.Id, key.Source, key.Name);

    private static string Names(IEnumerable<SealedKey> keys) => string.Join(", ", keys.Select(k => k.Name)) is { Length: > 0 } names ? $"the keys {names}" : "no sealed keys";

    private static string Fingerprint(string secret) => "k-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..8];

    private static SpawnFault Wrong(string message) => new(FaultKind.Validation, message);
}
