using SceneScout.Matching.Text;

namespace SceneScout.Matching.Tests.Text;

public sealed class TitleHourTests
{
    [Theory]
    [InlineData("Jimmy Carr (9.30pm performance)", (21 * 60) + 30)]
    [InlineData("Trans-Siberian Orchestra, 7 pm show", 19 * 60)]
    [InlineData("Matinee 12 p.m.", 12 * 60)]
    [InlineData("Lesung 20:15 Uhr", (20 * 60) + 15)]
    public void An_hour_of_a_title_is_read(string title, int minutes) => Assert.Equal(minutes, TitleHour.Of(title));

    [Theory]
    [InlineData("Late Show")]
    [InlineData("Open 2pm, doors 7pm")]
    [InlineData("Blink-182")]
    [InlineData("13pm Collective")]
    public void No_hour_or_several_are_none(string title) => Assert.Null(TitleHour.Of(title));
}
