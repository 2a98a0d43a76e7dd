using SceneScout.Geocoding;
using SceneScout.Matching.Places;

namespace SceneScout.Matching.Training;

/// <summary>What made names are made of. Rare words are the gazetteer's: thousands, of many languages.</summary>
internal static class TrainingWords
{
    public static readonly string[] Adjectives = Cut("Old Golden Silver Red Blue Green Royal Little Grand New Happy Lucky White Black Wild Rusty Crooked Blind Velvet Electric Hidden Broken Laughing Flying Dancing Sleeping Crazy Urban Rustic Modern");
    public static readonly string[] Nouns = Cut("Lion Crown Horse Swan Fox Anchor Harbor Garden Moon Star Oak Rose Dragon Tiger Pearl Lantern Kitchen Table Spoon Barrel Mill Forge Well Gate Bridge Raven Owl Bear Wolf Fiddle Drum Harp Palace Castle Mountain Valley Ocean Island Lotus Bamboo Olive Tomato Pepper Ginger Basil Saffron Mango Orchid");
    public static readonly string[] FirstNames = Cut("Anna Maria Tony Joe Sam Frank Luigi Pierre Carla Rosa Mick Paddy Emma Oscar Hugo Nina Leo Max Ella Charlie George Henry Alice Clara Bruno Marco Diego Elena Sofia Ivan");
    public static readonly string[] FoodTypes = ["Restaurant", "Cafe", "Bar", "Grill", "Pub", "Bistro", "Brasserie", "Trattoria", "Pizzeria", "Kitchen", "Diner", "Tavern", "Deli", "Steakhouse", "Bar & Grill", "Coffee House", "Tea Room", "Bakery", "Ristorante", "Inn", "Takeaway"];
    public static readonly string[] Servings =
    [
        "Mexican Food", "Burger Bar", "Little Italy", "Tomato Pies", "Smokehouse", "Burgers, Fries & Shakes", "Wood Fired Grill", "Mexican Grill", "Mediterranean Kitchen", "Sushi & Thai", "Irish Pub", "Wine Bar", "Juice Bar",
        "Brewing Company", "BBQ & Blues", "Noodle House", "Bagels & Deli", "Hot Dogs", "Ice Cream", "Bakery & Cafe", "Tacos & Tequila", "Asian Bistro", "Seafood Shack", "Taco Shop", "Market & Deli", "New York Style Pizzeria", "Pub & Brewery",
    ];

    public static readonly string[] StageTypes = ["Theatre", "Theater", "Hall", "Arena", "Auditorium", "Playhouse", "Opera House", "Ballroom", "Cinema", "Music Hall", "Concert Hall", "Stadium", "Amphitheatre"];
    public static readonly string[] ClubTypes = ["Club", "Lounge", "Jazz Club", "Comedy Club", "Taproom", "Brewery", "Social Club", "Nightclub"];
    public static readonly string[] CivicTypes = ["Library", "Museum", "Gallery", "Church", "School", "Primary School", "Park", "Community Center", "Arts Centre", "Hospital", "Cemetery", "Station", "Hotel", "Post Office", "Pharmacy", "Bank", "Gym", "Elementary School", "Cathedral", "University", "Medical Centre", "Dental Practice"];
    public static readonly string[] ShopTypes = ["Shop", "Store", "Market", "Boutique", "Books", "Hairdressing", "Auto Repair", "Barber Shop", "Florist", "Cleaners", "Opticians", "Butchers", "Antiques", "Pet Shop", "Hardware"];
    public static readonly string[] Parts = ["Parking", "Parking Garage", "Library", "Cafe", "Gym", "Pool", "Bar", "Gift Shop", "Annex", "Courtyard", "Rooftop", "Lobby", "Box Office", "Room 4", "Computer Lab", "Lounge"];
    public static readonly string[] Cuisines = ["Italian", "French", "American", "Chinese", "Japanese", "Thai", "Indian", "Mexican", "Seafood", "Steakhouses", "Californian", "Delis", "Mediterranean", "Spanish", "Greek", "Vietnamese", "Continental", "Pizza", "BBQ", "Southern"];
    public static readonly string[] Saints = Cut("Mary John Paul Peter Andrew Michael Anne Joseph Patrick George Thomas Martin Stephen Margaret");
    public static readonly string[] Topics = Cut("Salsa Pottery Yoga Jazz Techno Poetry Python Photography Running Cooking Wine Whisky Chess Improv Trivia Karaoke Swing Bachata Watercolor Startup Blockchain Gardening Meditation Drawing Beer Cheese Tango Data Design Hiking");
    public static readonly string[] Formats = Cut("Night Workshop Meetup Class Party Jam Session Tasting Brunch Evening Talk Showcase Marathon Social Club Expo Conference Gala");
    public static readonly string[] Supports = ["with special guests", "& Friends", "(Acoustic)", "Unplugged", "- An Evening With", "+ support"];
    public static readonly string[] TourNames = ["World Tour", "The Farewell Tour", "Summer Tour", "European Tour", "Anniversary Tour", "Live in Concert", "Album Release Show", "The Homecoming Tour", "50th Anniversary Tour", "Chapter Two Tour", "One Night Only"];
    public static readonly string[] Extras = ["Parking: ", "VIP Package: ", "VIP Upgrade - ", "Premium Parking - ", "After Party: ", "Shuttle: ", "Camping - ", "Pre-Show Dinner: "];
    public static readonly string[] Genres = Cut("Music Rock Jazz Classical Theatre Comedy Sports Food Technology Arts Dance Film Family Community Electronic Folk");

    public static readonly string[] Levels = ["Beginner", "Intermediate", "Advanced", "Kids", "Teen", "Youth", "Adult", "Senior", "Toddler", "Baby", "Family", "Women's", "Intro to", "Introduction to", "Open", "Outdoor"];
    public static readonly string[] Everywhere = ["Open Mic", "Trivia Night", "Pub Quiz", "Karaoke", "Storytime", "Toddler Storytime", "Bingo Night", "Book Club", "Live Jazz", "Jazz Brunch", "Comedy Night", "Open House", "Farmers Market", "Yoga", "Tai Chi", "Drop-in Chess", "Happy Hour", "New Year's Eve Party", "Halloween Party", "Christmas Market", "Carol Service", "Swan Lake", "The Nutcracker", "Messiah", "Hamlet", "Knitting Circle", "Homework Help", "Open Gym", "Swing Dance", "Ladies Night", "Game Night", "Movie Night"];
    public static readonly string[] Marks = ["SOLD OUT", "SOLD OUT!", "*SOLD OUT*", "CANCELLED", "POSTPONED", "RESCHEDULED", "NEW DATE", "JUST ADDED", "JUST ANNOUNCED", "FREE", "Free Event", "All Ages", "LOW TICKETS", "On Sale Now", "Selling Fast", "abgesagt", "ausverkauft", "complet", "annule", "cancelado", "agotado"];
    public static readonly string[] Houses = ["Symphony Orchestra", "Philharmonic", "Ballet", "Opera", "Chamber Choir", "Theatre Company", "Big Band", "String Quartet"];
    public static readonly string[] Works = ["Mahler 5", "Beethoven 9", "Brahms & Dvorak", "The Planets", "Carmina Burana", "Swan Lake", "La Boheme", "Tosca", "Mozart Requiem", "Vivaldi: Four Seasons", "Messiah", "Peter and the Wolf", "Hamlet", "Giselle", "Firebird", "Bolero"];

    private const double SuburbMetres = 25_000;
    private const double PartMetres = 20_000;

    private static readonly Lazy<string[]> LazyRare = new(() =>
        [.. Towns.All.OrderBy(city => city.Name, StringComparer.Ordinal).Select(city => city.Name)
            .Where(name => name.Length is >= 4 and <= 10 && name.All(char.IsLetter)).Distinct(StringComparer.Ordinal)]);

    private static readonly Lazy<KnownPlace[]> LazyCities = new(() =>
        [.. Towns.All.Where(city => city.Population > 150_000 && city.CountryCode is "US" or "GB" or "CA" or "AU" or "DE" or "FR" or "ES" or "IT" or "NL")
            .OrderByDescending(city => city.Population).ThenBy(city => city.Name, StringComparer.Ordinal).Take(300)]);

    private static readonly Dictionary<string, KnownPlace[]> Within = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, KnownPlace[]> Near = new(StringComparer.Ordinal);

    /// <summary>Names of places anywhere: as surnames, streets, artists they are rare words.</summary>
    public static string[] Rare => LazyRare.Value;

    /// <summary>Big cities.</summary>
    public static KnownPlace[] Cities => LazyCities.Value;

    /// <summary>A city and those around it.</summary>
    public static KnownPlace[] Suburbs(KnownPlace city)
    {
        var key = $"{city.Name}|{city.Point()}";
        if (!Near.TryGetValue(key, out var near))
            Near[key] = near = [.. Towns.All
                .Where(other => Math.Abs(other.Latitude - city.Latitude) < 0.3 && other.Point().DistanceTo(city.Point()) < SuburbMetres)
                .OrderBy(other => other.Name, StringComparer.Ordinal)];
        return near;
    }

    /// <summary>Suburbs of a city and parts of it.</summary>
    public static KnownPlace[] PartsOf(KnownPlace city)
    {
        var key = $"{city.Name}|{city.Point()}";
        if (!Within.TryGetValue(key, out var parts))
            Within[key] = parts = [.. Towns.AllWithParts
                .Where(other => Math.Abs(other.Latitude - city.Latitude) < 0.2 && other.Point().DistanceTo(city.Point()) < PartMetres)
                .OrderBy(other => other.Name, StringComparer.Ordinal).ThenBy(other => other.Number)];
        return parts;
    }

    private static string[] Cut(string words) => words.Split(' ');
}
