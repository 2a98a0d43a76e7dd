using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public partial class TimestampTests
{
    [Theory]
    [InlineData("2026-05-31", null, null)]
    [InlineData("2026-05-31T19:30", "19:30:00", null)]
    [InlineData("2026-05-31 19:30:15", "19:30:15", null)]
    [InlineData("2026-05-31T19:30:15.123456789Z", "19:30:15", 0)]
    [InlineData("2026-05-31T19:30z", "19:30:00", 0)]
    [InlineData("2026-05-31T19:30:00 +02:00", "19:30:00", 120)]
    [InlineData("2026-05-31T19:30:00-0730", "19:30:00", -450)]
    [InlineData("2026-05-31T19:30:00+14:00", "19:30:00", 840)]
    public void A_written_time_is_read(string text, string? time, int? minutes)
    {
        var stamp = Timestamp.Parse(text)!.Value;

        Assert.Equal(
            (new DateOnly(2026, 5, 31), time, minutes is { } offset ? TimeSpan.FromMinutes(offset) : null),
            (stamp.Date, stamp.Time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture), stamp.Offset));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-5-31")]
    [InlineData("2026-02-30")]
    [InlineData("1969-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("2026-05-31T")]
    [InlineData("2026-05-31T7:30")]
    [InlineData("2026-05-31T24:00")]
    [InlineData("2026-05-31T19:60")]
    [InlineData("2026-05-31T19:30:")]
    [InlineData("2026-05-31T19:30:61")]
    [InlineData("2026-05-31T19:30:15.")]
    [InlineData("2026-05-31T19:30:15.1234567890")]
    [InlineData("2026-05-31T19:30+2:00")]
    [InlineData("2026-05-31T19:30+02:0")]
    [InlineData("2026-05-31T19:30+14:01")]
    [InlineData("2026-05-31T19:30 UTC")]
    [InlineData("٢٠٢٦-05-31")]
    public void Any_other_form_is_none(string text) => Assert.Null(Timestamp.Parse(text));

    [Fact]
    public void What_is_read_has_the_form_that_is_told() =>
        Gen.OneOf("2026-05-31", "2026", "-", "05", "T", " ", "19:30", ":15", ".5", "Z", "+02:00", "-0300", "x", "9").Array[1, 6].Sample(
            pieces =>
            {
                var text = string.Concat(pieces);
                if (Timestamp.Parse(text) is not null)
                    Assert.Matches(Form(), text);
                else
                    Assert.False(Form().IsMatch(text) && text.StartsWith("2026-05-31", StringComparison.Ordinal) && !text.Contains(":99", StringComparison.Ordinal), text);
            },
            iter: 5_000);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:[Zz]|[+-](?:0\d|1[0-3]|14(?=:?00)):?[0-5]\d)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
