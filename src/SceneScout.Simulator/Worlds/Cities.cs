using System.Collections.Immutable;

namespace SceneScout.Simulator.Worlds;

/// <summary>The cities of every simulated world: 24 on six continents.</summary>
public static class Cities
{
    private static readonly string[] English = ["Main St", "Broadway", "Market St", "Park Ave", "Church St", "Mill Rd", "Union St", "King St", "River Rd", "Oak Ave", "2nd Ave", "5th St"];
    private static readonly string[] British = ["High Street", "Church Lane", "Station Road", "Camden Road", "Mill Lane", "Queen Street", "Bridge Street", "Market Place"];
    private static readonly string[] Spanish = ["Calle Mayor", "Avenida Central", "Calle del Prado", "Calle Hidalgo", "Paseo de la Reforma", "Calle San Juan"];
    private static readonly string[] Portuguese = ["Rua Augusta", "Avenida Paulista", "Rua das Flores", "Rua da Consolação"];
    private static readonly string[] French = ["Rue de Rivoli", "Boulevard Voltaire", "Rue Oberkampf", "Avenue Jean Jaurès", "Quai de la Gare"];
    private static readonly string[] German = ["Hauptstraße", "Torstraße", "Warschauer Straße", "Lindenallee", "Schönhauser Allee"];
    private static readonly string[] Dutch = ["Damrak", "Weteringschans", "Prinsengracht", "Overtoom"];
    private static readonly string[] Swedish = ["Drottninggatan", "Götgatan", "Sveavägen", "Hornsgatan"];
    private static readonly string[] Japanese = ["Chuo", "Shibuya", "Minami", "Namba", "Jingumae"];

    /// <summary>All cities, in a fixed order.</summary>
    public static ImmutableArray<WorldCity> All { get; } =
    [
        new("New York", "NY", "New York", "US", "United States Of America", "USD", "America/New_York", 40.7128, -74.006, 8_336_000, "85977539") { PostalPattern = "100##", Streets = English, NumberFirst = true, Market = "345" },
        new("Newark", "NJ", "New Jersey", "US", "United States Of America", "USD", "America/New_York", 40.7357, -74.1724, 305_000, "85977601") { PostalPattern = "071##", Streets = English, NumberFirst = true, Market = "345" },
        new("Los Angeles", "CA", "California", "US", "United States Of America", "USD", "America/Los_Angeles", 34.0522, -118.2437, 3_822_000, "85923517") { PostalPattern = "900##", Streets = English, NumberFirst = true, Market = "324" },
        new("San Francisco", "CA", "California", "US", "United States Of America", "USD", "America/Los_Angeles", 37.7749, -122.4194, 808_000, "85922583") { PostalPattern = "941##", Streets = English, NumberFirst = true, Market = "382" },
        new("Chicago", "IL", "Illinois", "US", "United States Of America", "USD", "America/Chicago", 41.8781, -87.6298, 2_665_000, "85940195") { PostalPattern = "606##", Streets = English, NumberFirst = true, Market = "249" },
        new("Austin", "TX", "Texas", "US", "United States Of America", "USD", "America/Chicago", 30.2672, -97.7431, 974_000, "101724577") { PostalPattern = "787##", Streets = English, NumberFirst = true, Market = "222" },
        new("Nashville", "TN", "Tennessee", "US", "United States Of America", "USD", "America/Chicago", 36.1627, -86.7816, 683_000, "101724395") { PostalPattern = "372##", Streets = English, NumberFirst = true, Market = "343" },
        new("Toronto", "ON", "Ontario", "CA", "Canada", "CAD", "America/Toronto", 43.6532, -79.3832, 2_794_000, "101735835") { PostalPattern = "M#? #?#", Streets = English, NumberFirst = true, Market = "527" },
        new("Mexico City", "CDMX", "Ciudad de México", "MX", "Mexico", "MXN", "America/Mexico_City", 19.4326, -99.1332, 9_209_000, "101744291") { PostalPattern = "06###", Streets = Spanish },
        new("São Paulo", "SP", "São Paulo", "BR", "Brazil", "BRL", "America/Sao_Paulo", -23.5505, -46.6333, 12_325_000, "101965533") { PostalPattern = "0####-###", Streets = Portuguese },
        new("London", "XGL", "Greater London", "GB", "Great Britain", "GBP", "Europe/London", 51.5074, -0.1278, 8_866_000, "101750367") { PostalPattern = "E# #??", Streets = British, NumberFirst = true },
        new("Manchester", "MAN", "Greater Manchester", "GB", "Great Britain", "GBP", "Europe/London", 53.4808, -2.2426, 552_000, "101750381") { PostalPattern = "M# #??", Streets = British, NumberFirst = true },
        new("Paris", "75", "Île-de-France", "FR", "France", "EUR", "Europe/Paris", 48.8566, 2.3522, 2_103_000, "101751119") { PostalPattern = "750##", Streets = French, NumberFirst = true },
        new("Berlin", "BE", "Berlin", "DE", "Germany", "EUR", "Europe/Berlin", 52.52, 13.405, 3_755_000, "101748799") { PostalPattern = "10###", Streets = German },
        new("Madrid", "M", "Comunidad de Madrid", "ES", "Spain", "EUR", "Europe/Madrid", 40.4168, -3.7038, 3_332_000, "101748283") { PostalPattern = "280##", Streets = Spanish },
        new("Amsterdam", "NH", "Noord-Holland", "NL", "Netherlands", "EUR", "Europe/Amsterdam", 52.3676, 4.9041, 921_000, "101751893") { PostalPattern = "10## ??", Streets = Dutch },
        new("Stockholm", "AB", "Stockholms län", "SE", "Sweden", "SEK", "Europe/Stockholm", 59.3293, 18.0686, 984_000, "101752307") { PostalPattern = "11# ##", Streets = Swedish },
        new("Lagos", "LA", "Lagos", "NG", "Nigeria", "NGN", "Africa/Lagos", 6.5244, 3.3792, 15_388_000, "421181689") { PostalPattern = "100###", Streets = British, NumberFirst = true },
        new("Nairobi", "30", "Nairobi County", "KE", "Kenya", "KES", "Africa/Nairobi", -1.2921, 36.8219, 4_397_000, "421190651") { PostalPattern = "00###", Streets = British, NumberFirst = true },
        new("Tokyo", "13", "Tokyo", "JP", "Japan", "JPY", "Asia/Tokyo", 35.6762, 139.6503, 13_960_000, "102031307") { PostalPattern = "15#-00##", Streets = Japanese },
        new("Osaka", "27", "Osaka", "JP", "Japan", "JPY", "Asia/Tokyo", 34.6937, 135.5023, 2_753_000, "102031309") { PostalPattern = "54#-00##", Streets = Japanese },
        new("Sydney", "NSW", "New South Wales", "AU", "Australia", "AUD", "Australia/Sydney", -33.8688, 151.2093, 5_297_000, "101932003") { PostalPattern = "20##", Streets = British, NumberFirst = true, Market = "705" },
        new("Melbourne", "VIC", "Victoria", "AU", "Australia", "AUD", "Australia/Melbourne", -37.8136, 144.9631, 5_031_000, "101933229") { PostalPattern = "30##", Streets = British, NumberFirst = true, Market = "702" },
        new("Singapore", "", "", "SG", "Singapore", "SGD", "Asia/Singapore", 1.3521, 103.8198, 5_637_000, "102032341") { PostalPattern = "0#####", Streets = British, NumberFirst = true },
    ];
}
