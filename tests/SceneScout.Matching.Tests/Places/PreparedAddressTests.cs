using SceneScout.Matching.Places;

namespace SceneScout.Matching.Tests.Places;

public sealed class PreparedAddressTests
{
    [Theory]
    [InlineData("Morrow Avenue, 1800", "1800 Morrow Ave", 5)]
    [InlineData("435 S. La Cienega Blv.", "435 South La Cienega Boulevard", 5)]
    [InlineData("Burnfoot Place, 182-184", "184 Burnfoot Place", 5)]
    [InlineData("182-190 Clerk Street", "186 Clerk St", 5)]
    [InlineData("Hauptstr. 12", "Hauptstraße 12", 5)]
    [InlineData("8638 W. Third St.", "8638 W 3rd St, Suite 4", 5)]
    [InlineData("3811 Forbes Avenue, at Bouquet St", "3811 Forbes Ave", 5)]
    [InlineData("St Mary's Street, 3", "3 Saint Marys St", 5)]
    [InlineData("14 Oak Street", "16 Oak Street", 4)]
    [InlineData("Oak Street", "16 Oak Street", 3)]
    [InlineData("14 Oak Street", "160 Oak Street", 2)]
    [InlineData("14 Oak Street", "14 Elm Street", 1)]
    [InlineData("14 Oak Street", "77 Elm Street", 0)]
    [InlineData("52 Bridge Blvd.", "52 Bridge Boulevard", 5)]
    [InlineData("52 Bridge Blvd.", "27 Ferry Hill Street", 0)]
    public void Addresses_compare_whatever_their_manner(string left, string right, float state)
    {
        var (a, b) = (PreparedAddress.Of(left, [])!, PreparedAddress.Of(right, [])!);
        Assert.Equal(state, AddressComparison.Compare(a, b));
        Assert.Equal(state, AddressComparison.Compare(b, a));
    }

    [Theory]
    [InlineData("310/246-1501", "+1 (310) 246 1501")]
    [InlineData("0131 228 1155", "+44 131 228 1155")]
    [InlineData("213-466-EATS", "213-466-3287")]
    [InlineData("212/555-0100 or 212/555-0101", "212-555-0101 x12")]
    public void Phones_compare_whoever_wrote_the_country(string left, string right) => Assert.Equal(1, PhoneNumbers.Likeness(PhoneNumbers.Of(left), PhoneNumbers.Of(right)));

    [Theory]
    [InlineData("310-246-1501", "310-247-8832", 0)]
    [InlineData("310-246-1501", "310-246-1502", 0.35f)]
    [InlineData("310-246-1501", "818-246-1501", 0.7f)]
    [InlineData("310-246-1501", "ask at the bar", float.NaN)]
    public void Other_phones_differ_more_or_less_and_none_is_unknown(string left, string right, float alike) => Assert.Equal(alike, PhoneNumbers.Likeness(PhoneNumbers.Of(left), PhoneNumbers.Of(right)));

    [Theory]
    [InlineData("15232-2210", "15232", 1)]
    [InlineData("EH2", "EH2 3EW", 0.8f)]
    [InlineData("EH2 3EW", "EH2 4AA", 0.4f)]
    [InlineData("15232", "94110", 0)]
    public void Postal_codes_compare_as_far_as_they_are_given(string left, string right, float alike) =>
        Assert.Equal(alike, PostalCodeForm.Likeness(PostalCodeForm.Of(left)!, PostalCodeForm.Of(right)!));
}
