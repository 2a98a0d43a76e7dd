using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Http;

public sealed class SpawnStateCursorTests
{
    [Fact]
    public void A_cursor_is_read_as_it_was_written()
    {
        var cursor = new SpawnStateCursor(null, new TaskPlace(-7, "t/1 ä"), new TaskPlace(long.MaxValue, "t2"));

        Assert.Equal(cursor, SpawnStateCursor.Read(cursor.Write()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no cursor")]
    [InlineData("bnVsbA")]
    [InlineData("e30")]
    [InlineData("eyJRdWV1ZWQiOnsiUmFuayI6MX19")]
    public void Another_text_is_none(string text) => Assert.Null(SpawnStateCursor.Read(text));
}
