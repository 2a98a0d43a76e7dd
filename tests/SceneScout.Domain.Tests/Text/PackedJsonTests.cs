using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Tests.Text;

public sealed class PackedJsonTests
{
    private const string Document =
        """{"key":"meetup:qwm","title":"Lagos Swap Shop","description":"All welcome.","descriptionTruncated":false,"time":{"start":{"localDate":"2027-02-04","localTime":"19:00:00","utc":"2027-02-04T18:00:00+00:00","isUnknown":false},"timeZone":"Africa/Lagos","toBeAnnounced":false},"status":"Scheduled","sales":"Unknown","online":false}""";

    [Fact]
    public void What_is_packed_is_unpacked_byte_by_byte() => Gen.String.Array[0, 40].Sample(texts =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(texts);
        Assert.Equal(json, PackedJson.Unpack(PackedJson.Pack(json)));
    });

    [Fact]
    public void What_is_packed_is_not_packed_again()
    {
        var packed = PackedJson.Pack(Encoding.UTF8.GetBytes(Document));
        Assert.Same(packed, PackedJson.Pack(packed));
    }

    [Fact]
    public void Nothing_gets_longer() => Gen.String.Sample(text =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(text);
        Assert.True(PackedJson.Pack(json).Length <= json.Length);
    });

    [Fact]
    public void A_document_of_this_program_takes_a_third_or_less()
    {
        var json = Encoding.UTF8.GetBytes(Document);
        Assert.InRange(PackedJson.Pack(json).Length, 20, json.Length / 3);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"title":"not packed"}""")]
    [InlineData("")]
    public void What_is_no_frame_is_taken_as_it_is(string text) => Assert.Equal(Encoding.UTF8.GetBytes(text), PackedJson.Unpack(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Threads_pack_beside_each_other()
    {
        var json = Encoding.UTF8.GetBytes(Document);
        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(json, PackedJson.Unpack(PackedJson.Pack(json))));
    }

    [Fact]
    public void A_damaged_frame_is_no_JSON_and_harms_no_other()
    {
        var packed = PackedJson.Pack(Encoding.UTF8.GetBytes(Document));
        for (var at = 4; at < packed.Length; at++)
        {
            var damaged = (byte[])packed.Clone();
            damaged[at] ^= 0x40;
            // Without a sum over the content some damage gives other text; none gives anything else than text or this error.
            if (Record.Exception(() => PackedJson.Unpack(damaged)) is { } problem)
                Assert.IsType<JsonException>(problem);
            Assert.IsType<JsonException>(Record.Exception(() => PackedJson.Unpack(packed[..at])));
        }

        Assert.Equal(Document, Encoding.UTF8.GetString(PackedJson.Unpack(packed)));
    }

    [Fact]
    public void A_frame_that_says_it_is_immense_is_refused_before_memory_is_taken_for_it()
    {
        // Magic, one segment with a size of eight bytes, no dictionary: 2^60.
        byte[] frame = [0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0x10, 1, 0, 0];
        Assert.Contains("1152921504606846976", Assert.Throws<JsonException>(() => PackedJson.Unpack(frame)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_of_a_dictionary_that_is_not_here_is_refused()
    {
        var packed = PackedJson.Pack(Encoding.UTF8.GetBytes(Document));
        // The number of the dictionary, 40001, stands behind the descriptor.
        Assert.Equal(40001, BitConverter.ToUInt16(packed, 5));
        packed[5] ^= 1;
        Assert.Throws<JsonException>(() => PackedJson.Unpack(packed));
    }

    [Fact]
    public void What_was_packed_by_the_first_version_is_read() => Assert.Equal(Document, Encoding.UTF8.GetString(PackedJson.Unpack(Convert.FromHexString(Golden))));

    [Fact]
    public void The_dictionary_stays_what_it_was_released_as()
    {
        using var stream = typeof(PackedJson).Assembly.GetManifestResourceStream("json-1.dict")!;
        Assert.Equal("4A5651C816CA5AB881E7D00C3BE32A6D8EBE96B8B43A93690480D5BE799AE07B", Convert.ToHexString(SHA256.HashData(stream)));
    }

    private const string Golden = "28B52FFD62419C45007D020073C20819234719397A1295309B17A592071731B89839C1805ECC5C36A017A9D3CB65226343130EFC9F16B962F2545D29ED80397AC6D3CB8F4C63E3BFCA31BAE816BF04FD8D18AF8FC2792B7760C907";
}
