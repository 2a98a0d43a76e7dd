using CsCheck;
using SceneScout.Node.Security;
using Xunit;

namespace SceneScout.Node.Tests.Security;

public sealed class KeyEnvelopeTests
{
    private static readonly MasterKey Master = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly MasterKey Other = new([.. Enumerable.Range(100, 32).Select(i => (byte)i)]);
    private static readonly KeyRow Row = new(new Guid("00000000-0000-0000-0000-000000000001"), "yelp", "main");

    // Counts up: the same bytes in every run.
    private static RandomFill Counting()
    {
        byte next = 0;
        return bytes =>
        {
            foreach (ref var b in bytes)
                b = next++;
        };
    }

    private static void Random(Span<byte> bytes) => System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);

    [Fact]
    public void The_bytes_of_version_1_stay_as_they_were_released()
    {
        var sealedKey = KeyEnvelope.Seal("planted-secret", Row, Master, Counting());

        Assert.Equal(Golden, Convert.ToHexStringLower(sealedKey.AsSpan()));
        Assert.Equal("planted-secret", KeyEnvelope.Open([.. Convert.FromHexString(Golden)], Row, [Master]));
    }

    // Made by another implementation (Python's cryptography) of the same format.
    private const string Golden =
        "01268972ab98e3d881202122232425262728292a2bd23ba473689d1c09127548c5cd15faf6c058fe8f939575f9"
        + "74ef7609559740164d0e12215eb179d291f01724743ec3a22c2d2e2f3031323334353637ddd4137e1732ef0475"
        + "dc0fe9598840a92291447816f480e145adfe945e97";

    [Fact]
    public void Whatever_is_sealed_opens_again() => Gen.String[1, 200].Where(s => !s.Any(char.IsSurrogate)).Sample(secret =>
        Assert.Equal(secret, KeyEnvelope.Open(KeyEnvelope.Seal(secret, Row, Master, Random), Row, [Other, Master])));

    [Fact]
    public void A_single_changed_bit_anywhere_keeps_it_shut()
    {
        var good = KeyEnvelope.Seal("planted-secret", Row, Master, Random);
        for (var i = 0; i < good.Length * 8; i++)
        {
            var bad = good.ToArray();
            bad[i / 8] ^= (byte)(1 << (i % 8));
            Assert.Null(KeyEnvelope.Open([.. bad], Row, [Master]));
        }
    }

    [Fact]
    public void A_shortened_or_empty_envelope_keeps_shut()
    {
        var good = KeyEnvelope.Seal("planted-secret", Row, Master, Random);
        for (var length = 0; length < good.Length; length++)
            Assert.Null(KeyEnvelope.Open(good[..length], Row, [Master]));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000002", "yelp", "main")]
    [InlineData("00000000-0000-0000-0000-000000000001", "meetup", "main")]
    [InlineData("00000000-0000-0000-0000-000000000001", "yelp", "other")]
    public void An_envelope_that_was_moved_to_another_row_keeps_shut(string id, string source, string name) =>
        Assert.Null(KeyEnvelope.Open(KeyEnvelope.Seal("planted-secret", Row, Master, Random), new KeyRow(new Guid(id), source, name), [Master]));

    [Fact]
    public void Without_its_master_key_it_keeps_shut() => Assert.Null(KeyEnvelope.Open(KeyEnvelope.Seal("planted-secret", Row, Master, Random), Row, [Other]));

    [Fact]
    public void Wrapping_anew_changes_the_master_key_and_not_the_sealed_part()
    {
        var old = KeyEnvelope.Seal("planted-secret", Row, Master, Random);
        var rewrapped = KeyEnvelope.Rewrap(old, Row, [Master], Other, Random)!.Value;

        Assert.Equal("planted-secret", KeyEnvelope.Open(rewrapped, Row, [Other]));
        Assert.Null(KeyEnvelope.Open(rewrapped, Row, [Master]));
        Assert.True(KeyEnvelope.IsUnder(rewrapped, Other));
        Assert.Equal(old.AsSpan()[^42..], rewrapped.AsSpan()[^42..]);
        Assert.Null(KeyEnvelope.Rewrap(old, Row, [Other], Other, Random));
    }

    [Theory]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    public void A_master_key_is_read_as_hex_or_base64(string text) => Assert.Equal(Master.Id.AsSpan(), MasterKey.Read(text)!.Id.AsSpan());

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e")]
    [InlineData("zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    public void Anything_else_is_no_master_key(string text) => Assert.Null(MasterKey.Read(text));

    [Fact]
    public void A_new_master_key_can_be_read_and_is_new()
    {
        var (a, b) = (MasterKey.Create(), MasterKey.Create());

        Assert.NotNull(MasterKey.Read(a));
        Assert.NotEqual(a, b);
    }
}
