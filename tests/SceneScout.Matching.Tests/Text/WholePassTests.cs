using SceneScout.Matching.Text;

namespace SceneScout.Matching.Tests.Text;

public sealed class WholePassTests
{
    [Theory]
    [InlineData("Roadburn 2024 - 4-Day Ticket", "Roadburn 2024 -")]
    [InlineData("Harbour Sounds Weekend Pass", "Harbour Sounds")]
    [InlineData("Osheaga - Laissez-passer 3 jours", "Osheaga -")]
    [InlineData("Green Vale - Weekend Ticket inc. camping", "Green Vale -")]
    public void A_pass_for_all_days_is_left_out(string title, string left) => Assert.Equal(left, WholePass.Without(title)?.Trim());

    [Theory]
    [InlineData("Harbour Sounds - Parking Pass")]
    [InlineData("Harbour Sounds - Saturday Ticket")]
    [InlineData("Harbour Sounds - 1-Day Ticket")]
    [InlineData("Weekend Pass")]
    public void What_is_for_a_day_or_beside_it_stays(string title) => Assert.Null(WholePass.Without(title));
}
