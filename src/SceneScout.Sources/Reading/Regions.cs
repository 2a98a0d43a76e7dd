using System.Collections.Frozen;

namespace SceneScout.Sources.Reading;

/// <summary>States and provinces that are usually written by their code.</summary>
internal static class Regions
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Codes = new Dictionary<string, string>
    {
        ["US"] = "Alabama=AL,Alaska=AK,Arizona=AZ,Arkansas=AR,California=CA,Colorado=CO,Connecticut=CT,Delaware=DE,District of Columbia=DC,Florida=FL,Georgia=GA,Hawaii=HI,Idaho=ID,Illinois=IL,Indiana=IN,Iowa=IA,Kansas=KS,Kentucky=KY,Louisiana=LA,Maine=ME,Maryland=MD,Massachusetts=MA,Michigan=MI,Minnesota=MN,Mississippi=MS,Missouri=MO,Montana=MT,Nebraska=NE,Nevada=NV,New Hampshire=NH,New Jersey=NJ,New Mexico=NM,New York=NY,North Carolina=NC,North Dakota=ND,Ohio=OH,Oklahoma=OK,Oregon=OR,Pennsylvania=PA,Puerto Rico=PR,Rhode Island=RI,South Carolina=SC,South Dakota=SD,Tennessee=TN,Texas=TX,Utah=UT,Vermont=VT,Virginia=VA,Washington=WA,West Virginia=WV,Wisconsin=WI,Wyoming=WY",
        ["CA"] = "Alberta=AB,British Columbia=BC,Manitoba=MB,New Brunswick=NB,Newfoundland and Labrador=NL,Northwest Territories=NT,Nova Scotia=NS,Nunavut=NU,Ontario=ON,Prince Edward Island=PE,Quebec=QC,Québec=QC,Saskatchewan=SK,Yukon=YT",
        ["AU"] = "Australian Capital Territory=ACT,New South Wales=NSW,Northern Territory=NT,Queensland=QLD,South Australia=SA,Tasmania=TAS,Victoria=VIC,Western Australia=WA",
    }.ToFrozenDictionary(
        country => country.Key,
        country => country.Value.Split(',').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase));

    /// <summary>The code of a region's name; null when the country is not written by codes, or has no such region.</summary>
    public static string? Code(string name, string country) => Codes.GetValueOrDefault(country)?.GetValueOrDefault(name);
}
