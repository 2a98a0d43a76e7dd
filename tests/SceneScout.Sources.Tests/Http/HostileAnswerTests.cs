using System.Net;
using System.Text;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Http;

public sealed class HostileAnswerTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Seeds = new() { ["organizers"] = ["1"] };

    // Where each source's error code stands, and where its page token or a listing's text does.
    private static readonly string[] Shapes =
    [
        """{"error":"@"}""",
        """{"error":{"code":"@","status":"@","message":"@","details":[{"reason":"@"}]}}""",
        """{"errors":[{"code":"@","extensions":{"code":"@"}}]}""",
        """{"fault":{"detail":{"errorcode":"@"}}}""",
        """{"pagination":{"has_more_items":true,"continuation":"@"},"events":[{"id":"1","name":{"text":"@"}}]}""",
        """{"data":{"recommendedEvents":{"pageInfo":{"hasNextPage":true,"endCursor":"@"},"edges":[{"node":{"id":"1","title":"@"}}]}}}""",
        """{"_embedded":{"events":[{"id":"1","name":"@"}]}}""",
        """{"total":1,"events":[{"id":"a","name":"@"}]}""",
        """{"places":[{"id":"a","displayName":{"text":"@"}}]}""",
        """{"@":1,"error":1,"errors":1,"page":1,"data":1,"places":1}""",
    ];

    public static TheoryData<string> Sources => [.. SourceRegistry.BuiltIn.Definitions.Where(source => source.Api is not null).Select(source => source.Name.Value)];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Text_that_cannot_be_read_gives_a_page_or_a_fault(string source)
    {
        byte[][] texts = ["\\ud800"u8.ToArray(), "\\udc00x"u8.ToArray(), [0x43, 0xE9, 0xFF], [0xED, 0xA0, 0x80]];
        foreach (var status in (int[])[200, 302, 400, 401, 404, 429, 500])
            foreach (var shape in Shapes)
                foreach (var text in texts)
                {
                    var body = Encoding.UTF8.GetBytes(shape).SelectMany(letter => letter == (byte)'@' ? text : [letter]).ToArray();
                    var result = await Answered(source, (HttpStatusCode)status, body);

                    // JSON it is, in every one of them.
                    Assert.DoesNotContain("not JSON", (result as FetchResult.Failed)?.Fault.Message ?? "", StringComparison.Ordinal);
                    Assert.True(status == 200 || result is FetchResult.Failed or FetchResult.Page { Answer.Note: not null }, $"{status} {shape}");
                }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_long_error_code_is_cut_and_still_hides_the_key(string source)
    {
        // The key stands across the cut at any of these lengths.
        foreach (var before in (int[])[440, 455, 470, 485, 500, 100_000])
            foreach (var shape in Shapes.Take(4))
            {
                var body = Encoding.UTF8.GetBytes(shape.Replace("@", new string('x', before) + FakeApi.Key + new string('y', 2000), StringComparison.Ordinal));
                var fault = Assert.IsType<FetchResult.Failed>(await Answered(source, HttpStatusCode.BadRequest, body)).Fault;

                Assert.InRange(fault.Message.Length, 1, 500);
                Assert.DoesNotContain(FakeApi.Key[..8], fault.Message, StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData('a')]
    [InlineData('+')]
    [InlineData('&')]
    [InlineData('é')]
    public async Task A_page_token_of_any_signs_can_be_gone_on_from(char letter)
    {
        var token = new string(letter, 1900);
        foreach (var (source, shape) in ((SourceName, string)[])[(SourceName.Eventbrite, Shapes[4]), (SourceName.Meetup, Shapes[5])])
        {
            using var api = new FakeApi(_ => FakeApi.Json(shape.Replace("@", token, StringComparison.Ordinal)));
            using var set = api.Set(source, options => options with { Seeds = Seeds });
            var client = set.Client(source)!;
            var first = Assert.IsType<FetchResult.Page>(await client.FetchAsync(FakeApi.Area(), null, CancellationToken.None));

            Assert.InRange(Encoding.UTF8.GetByteCount(first.NextCursor!), 1900, 4095);
            Assert.IsType<FetchResult.Page>(await client.FetchAsync(FakeApi.Area(), first.NextCursor, CancellationToken.None));
            var asked = api.Requests.Last();
            Assert.Equal(token, source == SourceName.Eventbrite ? asked["continuation"] : Tests.Json.Of(asked.Body).GetProperty("variables").GetProperty("after").GetString());
        }
    }

    [Fact]
    public async Task A_page_token_too_long_for_a_cursor_is_a_fault_and_no_silent_end()
    {
        var result = await Answered("eventbrite", HttpStatusCode.OK, Encoding.UTF8.GetBytes(Shapes[4].Replace("@", new string('語', 1900), StringComparison.Ordinal)));

        var fault = Assert.IsType<FetchResult.Failed>(result).Fault;
        Assert.Equal((FaultKind.ExternalApi, "eventbrite"), (fault.Kind, fault.Source));
        Assert.Contains("too long", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<FetchResult> Answered(string source, HttpStatusCode status, byte[] body)
    {
        using var api = new FakeApi(_ => new HttpResponseMessage(status) { Content = new ByteArrayContent(body) });
        using var set = api.Set(new SourceName(source), options => options with { Seeds = Seeds });
        return await set.Client(new SourceName(source))!.FetchAsync(FakeApi.Area(), null, CancellationToken.None);
    }
}
