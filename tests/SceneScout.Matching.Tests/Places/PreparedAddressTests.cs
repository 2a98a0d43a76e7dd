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
    [InlineData("12 Oak Street, Henderson, NV, 89074", "12 Oak St", 5)]
    [InlineData("Riverside Mall, 932 Ferry Rd", "932 Ferry Rd, Pittsburgh, PA 15238", 5)]
    [InlineData("3799 Las Palmas Blvd S", "The Forum, 3799 Las Palmas Boulevard South, Las Palmas, NV 89109", 5)]
    [InlineData("6037 South Blvd", "6037 South Boulevard, NC 28217", 5)]
    [InlineData("909 Lake Shore Blvd W", "909 Lakeshore Boulevard W", 5)]
    [InlineData("1070 Mackenzie Drive", "Smart Plaza, 1070 Mackenize Drive", 5)]
    [InlineData("69 Elm Street, New York, NY", "21 Mott Street, New York, NY", 0)]
    [InlineData("6604 Mineral Pt Rd", "6604 Mineral Point Rd", 5)]
    [InlineData("804 Oak Street", "840 Oak Street", 2.5f)]
    [InlineData("3448 Oak Street", "3443 Oak Street", 2.5f)]
    [InlineData("3448 Oak Street", "3348 Oak Street", 2)]
    [InlineData("1200 Oak Street", "1300 Oak Street", 2)]
    [InlineData("Studio 54, 254 West 54th Street", "254 W 54th St", 5)]
    [InlineData("Club 54, 254 West 54th Street", "254 W 54th St", 5)]
    [InlineData("Pier 17, Level 2, 89 South Street", "89 South St", 5)]
    [InlineData("Av. das Palmeiras, 12901", "12901 Avenida das Palmeiras", 5)]
    [InlineData("10 Bowling Place, Edinburgh EH8 9RY", "10 Bowling Place", 5)]
    public void Addresses_compare_whatever_their_manner(string left, string right, float state)
    {
        var (a, b) = (PreparedAddress.Of(left, [])!, PreparedAddress.Of(right, [])!);
        Assert.Equal(state, AddressComparison.Compare(a, b));
        Assert.Equal(state, AddressComparison.Compare(b, a));
    }

    [Theory]
    [InlineData("12 Oak St, Henderson, NV 89074", "Henderson", "NV", "89074")]
    [InlineData("69 Elm Street, New York, NY", "New York", "NY", null)]
    [InlineData("1877 Elm Avenue, Brooklyn, NY, NY", "Brooklyn", "NY", null)]
    [InlineData("5 Main St W, Toronto, ON M5V 2T6, Canada", "Toronto", "ON", "M5V 2T6")]
    [InlineData("10 Bowling Place, Edinburgh, EH8 9RY", "Edinburgh", null, "EH8 9RY")]
    [InlineData("10 Oak Street, Leith", null, null, null)]
    [InlineData("Lothian Road, 65", null, null, null)]
    [InlineData("10450 Oak Street", null, null, null)]
    [InlineData("Unit 3, Leith Walk, EH6 8NP", null, null, "EH6 8NP")]
    [InlineData("Arch 42, Maltby Street, SE1 3PA", null, null, "SE1 3PA")]
    [InlineData("Arch 42, 7 Maltby Street, London, SE1 3PA", "London", null, "SE1 3PA")]
    [InlineData("Studio 54, Broadway, New York, NY", null, "NY", null)]
    [InlineData("12 Oak St, Suite B, NV 89074", null, "NV", "89074")]
    [InlineData("12 Oak St, Federal Way, WA 98003", "Federal Way", "WA", "98003")]
    [InlineData("Lothian Road, 65, Edinburgh, EH3 9DE", "Edinburgh", null, "EH3 9DE")]
    [InlineData("Av. das Palmeiras, 12901", null, null, null)]
    [InlineData("12 Oak Street, Pittsburgh, 15238", "Pittsburgh", null, "15238")]
    [InlineData("Karl-Marx-Allee 33, Berlin, DE", null, null, null)]
    [InlineData("25 Front Street, Toronto, CA", null, null, null)]
    [InlineData("12 Calle Once, Bogotá, CO", null, null, null)]
    [InlineData("1200 12th Ave NE, 98115", null, null, "98115")]
    [InlineData("25 Front Street, Toronto, ON", "Toronto", "ON", null)]
    [InlineData("12 Oak St Henderson NV 89074", null, "NV", "89074")]
    public void An_address_in_one_line_names_its_city(string line, string? city, string? region, string? postal)
    {
        var tail = AddressTail.Of(line);
        Assert.Equal((city, region, postal), (tail.City, tail.Region, tail.Postal));
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
