using System.Collections.Frozen;

namespace SceneScout.Domain.Planning.Places;

/// <summary>Other names of large cities, by key: the gazetteer has one name for each.</summary>
internal static class CityAliases
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["new york"] = "new york city", ["nyc"] = "new york city", ["la"] = "los angeles", ["sf"] = "san francisco", ["vegas"] = "las vegas", ["washington dc"] = "washington d c", ["dc"] = "washington d c",
        ["saint louis"] = "st louis", ["saint paul"] = "st paul", ["quebec city"] = "quebec", ["panama city"] = "panama", ["guatemala"] = "guatemala city", ["ciudad de mexico"] = "mexico city", ["cdmx"] = "mexico city",
        ["munchen"] = "munich", ["muenchen"] = "munich", ["cologne"] = "koln", ["koeln"] = "koln", ["nuremberg"] = "nurnberg", ["nuernberg"] = "nurnberg", ["hanover"] = "hannover", ["dusseldorf"] = "dusseldorf",
        ["duesseldorf"] = "dusseldorf", ["frankfurt"] = "frankfurt am main", ["wien"] = "vienna", ["zuerich"] = "zurich", ["geneve"] = "geneva", ["genf"] = "geneva", ["basle"] = "basel", ["berne"] = "bern",
        ["roma"] = "rome", ["milano"] = "milan", ["firenze"] = "florence", ["venezia"] = "venice", ["napoli"] = "naples", ["torino"] = "turin", ["genova"] = "genoa", ["lisboa"] = "lisbon", ["sevilla"] = "sevilla",
        ["seville"] = "sevilla", ["bruxelles"] = "brussels", ["brussel"] = "brussels", ["antwerp"] = "antwerpen", ["ghent"] = "gent", ["bruges"] = "brugge", ["the hague"] = "den haag", ["s gravenhage"] = "den haag",
        ["kobenhavn"] = "copenhagen", ["goteborg"] = "goeteborg", ["gothenburg"] = "goeteborg", ["praha"] = "prague", ["warszawa"] = "warsaw", ["cracow"] = "krakow", ["bucuresti"] = "bucharest", ["beograd"] = "belgrade",
        ["athina"] = "athens", ["thessalonica"] = "thessaloniki", ["moskva"] = "moscow", ["st petersburg"] = "saint petersburg", ["kiev"] = "kyiv", ["peking"] = "beijing", ["canton"] = "guangzhou", ["bombay"] = "mumbai",
        ["calcutta"] = "kolkata", ["madras"] = "chennai", ["bangalore"] = "bengaluru", ["saigon"] = "ho chi minh city", ["rangoon"] = "yangon", ["tel aviv"] = "tel aviv",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The gazetteer's key of another name's key; null for none.</summary>
    public static string? Find(string key) => Names.GetValueOrDefault(key);
}
