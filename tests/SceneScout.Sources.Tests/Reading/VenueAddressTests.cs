using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public class VenueAddressTests
{
    [Theory]
    [InlineData("12 Main St, Suite 4, Springfield, IL 62701, USA", null, "12 Main St, Suite 4", "Springfield", "IL", "62701", "US")]
    [InlineData("12 Main St, Springfield IL 62701-1234", "US", "12 Main St", "Springfield", "IL", "62701-1234", "US")]
    [InlineData("100 Queen St W, Toronto, ON m5h2n2, Canada", null, "100 Queen St W", "Toronto", "ON", "M5H 2N2", "CA")]
    [InlineData("1 Macquarie St, Sydney NSW 2000", "AU", "1 Macquarie St", "Sydney", "NSW", "2000", "AU")]
    [InlineData("Great Russell St, London WC1B 3DG, UK", null, "Great Russell St", "London", null, "WC1B 3DG", "GB")]
    [InlineData("Wiener Str. 20, 10999 Berlin, Deutschland", null, "Wiener Str. 20", "Berlin", null, "10999", "DE")]
    [InlineData("Stephansplatz 1, 1010 Wien", "AT", "Stephansplatz 1", "Wien", null, "1010", "AT")]
    [InlineData("Weteringschans 6, 1017 sg Amsterdam", "NL", "Weteringschans 6", "Amsterdam", null, "1017 SG", "NL")]
    [InlineData("Via Marsala 1, 40126 Bologna (BO), Italia", null, "Via Marsala 1", "Bologna", "BO", "40126", "IT")]
    [InlineData("Rua Augusta 12, 1100-048 Lisboa", "PT", "Rua Augusta 12", "Lisboa", null, "1100-048", "PT")]
    [InlineData("Calle Mayor 1, 28013 Madrid, España", null, "Calle Mayor 1", "Madrid", null, "28013", "ES")]
    public void An_address_in_one_line_is_split_as_its_country_writes_it(string line, string? country, string street, string city, string? region, string code, string settled)
    {
        var findings = new Findings();

        var venue = VenueAddress.Settled(new Venue { Address = line, CountryCode = country }, findings);

        Assert.Equal((street, city, region, code, settled), (venue.Address, venue.City, venue.Region, venue.PostalCode, venue.CountryCode));
        Assert.Equal(RepairRule.AddressSplit, findings.Warnings[0].Rule);
    }

    [Theory]
    [InlineData("12 Main St, Springfield", "US", null)]
    [InlineData("Wiener Str. 20, 10999 Berlin", null, null)]
    [InlineData("Wiener Str. 20, Berlin 10999", "DE", null)]
    [InlineData("12 Main St, Springfield, IL 62701", "US", "Chicago")]
    [InlineData("Van Volxemlaan 354, 1190 Vorst, België", "BE", "Brussels")]
    public void What_is_not_sure_stays(string line, string? country, string? city)
    {
        var (venue, findings) = (new Venue { Address = line, CountryCode = country, City = city }, new Findings());

        Assert.Same(venue, VenueAddress.Settled(venue, findings));
        Assert.Empty(findings.Warnings);
    }

    [Theory]
    [InlineData("GB", "sw1a1aa", "SW1A 1AA")]
    [InlineData("CA", "M5V2T6", "M5V 2T6")]
    [InlineData("NL", "1012ab", "1012 AB")]
    [InlineData("US", "627011234", "62701-1234")]
    [InlineData("PL", "00001", "00-001")]
    [InlineData("SE", "11122", "111 22")]
    [InlineData("DE", "D-10999", "10999")]
    [InlineData("DE", "10999", "10999")]
    [InlineData("JP", "1500001", "1500001")]
    [InlineData("GB", "London", "London")]
    public void A_postal_code_is_written_as_its_country_does(string country, string code, string written)
    {
        var findings = new Findings();

        Assert.Equal(written, VenueAddress.Settled(new Venue { PostalCode = code, CountryCode = country }, findings).PostalCode);
        Assert.Equal(code != written, findings.Warnings.Any(w => w is { Rule: RepairRule.PostalCode, Field: "venue.postalCode" } && w.Value == code && w.After == written));
    }

    [Theory]
    [InlineData("US", "California", "CA")]
    [InlineData("CA", "Québec", "QC")]
    [InlineData("AU", "New South Wales", "NSW")]
    [InlineData("US", "CA", "CA")]
    [InlineData("DE", "Bayern", "Bayern")]
    public void A_region_has_its_code_where_its_country_uses_codes(string country, string region, string code) =>
        Assert.Equal(code, VenueAddress.Settled(new Venue { Region = region, CountryCode = country }, new Findings()).Region);
}
