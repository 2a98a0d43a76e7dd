using SceneScout.Matching.Text;

namespace SceneScout.Matching.Tests.Text;

public sealed class TitleNotesTests
{
    [Theory]
    [InlineData("SUPERCHUNK***$15", "SUPERCHUNK***")]
    [InlineData("Late show 9:30 PM", "Late show")]
    [InlineData("Blade Runner (1982)", "Blade Runner")]
    [InlineData("Entrada 12 €", "Entrada")]
    public void Notes_are_left_out(string title, string left) => Assert.Equal(left, TitleNotes.Without(title).Trim());

    [Theory]
    [InlineData("Blink-182")]
    [InlineData("Symphony No. 5")]
    [InlineData("1984")]
    [InlineData("Bruckner 7")]
    [InlineData("$100")]
    public void Numbers_of_names_stay(string title) => Assert.Equal(title, TitleNotes.Without(title));
}
