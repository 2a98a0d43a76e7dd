using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace SceneScout.Node.Security;

/// <summary>Fills a span with random bytes.</summary>
internal delegate void RandomFill(Span<byte> bytes);

/// <summary>
/// The sealed form of an API key. Version 1 is <c>01 | master id (8) | nonce (12) | wrapped data key (32) | tag (16) | nonce (12) | tag (16) | sealed key</c>:
/// the key under a data key of its own, the data key under the master key, both AES-256-GCM with the row's id, source and name as associated data, so that neither part can be moved to another row.
/// </summary>
internal static class KeyEnvelope
{
    private const byte Version = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int DataKey = 32;
    private const int WrapAt = 1 + MasterKey.IdLength;
    private const int BodyAt = WrapAt + Nonce + DataKey + Tag;
    private const int Overhead = BodyAt + Nonce + Tag;

    /// <summary>Seals a key.</summary>
    /// <param name="secret">The key.</param>
    /// <param name="row">The row that it belongs to.</param>
    /// <param name="master">Wraps the data key.</param>
    /// <param name="random">For the data key and the nonces.</param>
    public static ImmutableArray<byte> Seal(string secret, KeyRow row, MasterKey master, RandomFill random)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var envelope = new byte[Overhead + plain.Length];
        envelope[0] = Version;
        Span<byte> data = stackalloc byte[DataKey];
        random(data);
        Wrap(envelope, data, row, master, random);
        var body = envelope.AsSpan(BodyAt);
        random(body[..Nonce]);
        using (var aes = new AesGcm(data, Tag))
            aes.Encrypt(body[..Nonce], plain, body[(Nonce + Tag)..], body.Slice(Nonce, Tag), row.Bound());
        CryptographicOperations.ZeroMemory(data);
        CryptographicOperations.ZeroMemory(plain);
        return Freeze(envelope);
    }

    /// <summary>Opens a sealed key.</summary>
    /// <returns>The key; null when no master key fits or anything was tampered with.</returns>
    public static string? Open(ImmutableArray<byte> envelope, KeyRow row, IEnumerable<MasterKey> masters)
    {
        Span<byte> data = stackalloc byte[DataKey];
        if (!Unwrap(envelope, data, row, masters))
            return null;
        var body = envelope.AsSpan()[BodyAt..];
        var plain = new byte[body.Length - Nonce - Tag];
        try
        {
            using var aes = new AesGcm(data, Tag);
            aes.Decrypt(body[..Nonce], body[(Nonce + Tag)..], body.Slice(Nonce, Tag), plain, row.Bound());
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(data);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Wraps the data key anew; the sealed key itself stays as it is.</summary>
    /// <returns>The envelope under the new master key; null when none of the old ones opens it.</returns>
    public static ImmutableArray<byte>? Rewrap(ImmutableArray<byte> envelope, KeyRow row, IEnumerable<MasterKey> old, MasterKey master, RandomFill random)
    {
        Span<byte> data = stackalloc byte[DataKey];
        if (!Unwrap(envelope, data, row, old))
            return null;
        var rewrapped = envelope.ToArray();
        Wrap(rewrapped, data, row, master, random);
        CryptographicOperations.ZeroMemory(data);
        return Freeze(rewrapped);
    }

    /// <summary>Whether a master key is the one that wraps an envelope.</summary>
    public static bool IsUnder(ImmutableArray<byte> envelope, MasterKey master) =>
        envelope.Length >= Overhead && envelope[0] == Version && envelope.AsSpan().Slice(1, MasterKey.IdLength).SequenceEqual(master.Id.AsSpan());

    private static void Wrap(byte[] envelope, ReadOnlySpan<byte> data, KeyRow row, MasterKey master, RandomFill random)
    {
        master.Id.AsSpan().CopyTo(envelope.AsSpan(1));
        var wrap = envelope.AsSpan(WrapAt, Nonce + DataKey + Tag);
        random(wrap[..Nonce]);
        using var aes = new AesGcm(master.Bytes, Tag);
        aes.Encrypt(wrap[..Nonce], data, wrap.Slice(Nonce, DataKey), wrap[(Nonce + DataKey)..], row.Bound());
    }

    private static bool Unwrap(ImmutableArray<byte> envelope, Span<byte> data, KeyRow row, IEnumerable<MasterKey> masters)
    {
        if (masters.FirstOrDefault(m => IsUnder(envelope, m)) is not { } master)
            return false;
        var wrap = envelope.AsSpan().Slice(WrapAt, Nonce + DataKey + Tag);
        try
        {
            using var aes = new AesGcm(master.Bytes, Tag);
            aes.Decrypt(wrap[..Nonce], wrap.Slice(Nonce, DataKey), wrap[(Nonce + DataKey)..], data, row.Bound());
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static ImmutableArray<byte> Freeze(byte[] bytes) => System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(bytes);
}

/// <summary>The row that an envelope is bound to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Whose key.</param>
/// <param name="Name">The key's name.</param>
internal sealed record KeyRow(Guid Id, string Source, string Name)
{
    /// <summary>The associated data of both layers.</summary>
    public byte[] Bound() => Encoding.UTF8.GetBytes($"scenescout/api-key/1\n{Id:D}\n{Source}\n{Name}");
}
