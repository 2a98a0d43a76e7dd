using System.Text.Json;
using CsCheck;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public class MemberTableTests
{
    private static readonly string[] Names = ["", "a", "b", "aa", "ab", "title", "tilte", "start", "stars", "é", "日", "a\\\"b", "x y", "id", "di", "name", "nume"];

    [Fact]
    public void Every_name_finds_what_the_parser_finds_however_often_and_in_whatever_order() =>
        Gen.Select(Gen.OneOf(Names).Array[0, 30], Gen.OneOf(Names).Array[1, 20]).Sample((members, asked) =>
        {
            var element = Json.Of("{" + string.Join(',', members.Select((name, number) => $"\"{name}\":{number}")) + "}");
            var table = new MemberTable(element);
            foreach (var name in asked.Select(name => name.Replace("\\\"", "\"", StringComparison.Ordinal)))
            {
                var there = element.TryGetProperty(name, out var value);
                Assert.Equal(there, table.TryGet(name, out var found));
                Assert.Equal(there ? value.GetInt32() : (int?)null, found.ValueKind == JsonValueKind.Number ? found.GetInt32() : null);
            }
        });
}
