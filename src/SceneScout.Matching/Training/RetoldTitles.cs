namespace SceneScout.Matching.Training;

/// <summary>Titles of one thing in two feeds of which neither is a part of the other: a film and its screening, a reading and what is read, a series that hosts somebody.</summary>
/// <param name="random">Chance.</param>
internal sealed class RetoldTitles(PairRandom random)
{
    private static readonly string[] Films = ["Film: ", "Movie Night: ", "Screening: ", "Screening of ", "Outdoor Cinema: ", "Matinee: ", "Cult Classics: ", "Valentine's Day Screening of ", "Kino: ", "Cine: "];
    private static readonly string[] Readings = ["Poetry Reading: ", "Author Talk: ", "Reading: ", "Meet the Author: ", "In Conversation: ", "An Evening with ", "Book Launch: ", "Lesung: "];
    private static readonly string[] LiveMusic = ["Live Music: ", "Live: ", "Live Music with ", "Music on the Patio: ", "Concert: ", "Tonight: ", "Friday Live: "];
    private static readonly string[] Hosted = [" hosts ", " presents ", " welcomes ", ": ", " with ", " ft. "];

    /// <summary>Two titles of one event, and who performs.</summary>
    /// <param name="artist">Somebody.</param>
    /// <param name="venue">Where.</param>
    public (string Title, string Short, IReadOnlyList<string> Performers) Of(string artist, SyntheticVenue venue)
    {
        var work = $"{random.Of(["The ", "", "A "])}{random.Of(TrainingWords.Adjectives)} {random.Of(random.Is(0.5) ? TrainingWords.Nouns : TrainingWords.Rare)}";
        switch (random.Below(6))
        {
            case 0:
                var year = random.Between(1925, 2025);
                return (Film(work, year), Film(work, year), []);
            case 1:
                return (Reading(artist, work), Reading(artist, work), random.Is(0.5) ? [artist] : []);
            case 2:
                return ($"{random.Of(LiveMusic)}{artist}", random.Is(0.5) ? artist : $"{artist} ({random.Of([random.Of(TrainingWords.Genres), $"{random.Of(TrainingWords.Rare)} tribute", "free show", "live"])})", [artist]);
            case 3:
                var series = $"{random.Of([venue.City.Name, random.Of(TrainingWords.Rare)])} {random.Of(TrainingWords.Topics)} {random.Of(TrainingWords.Formats)}";
                return ($"{series}{random.Of(Hosted)}{artist}{(random.Is(0.4) ? $" ({random.Of(TrainingWords.Rare)})" : "")}", $"{artist}{random.Of([", CEO of ", ", founder of ", " of ", " from "])}{random.Of(TrainingWords.Rare)} - {series}", []);
            case 4: // a house's own, of which its feed leaves the name out
                var own = random.Of(TrainingWords.Everywhere);
                return ($"{venue.Core} {own}", own, []);
            default:
                var topic = $"{random.Of(TrainingWords.Topics)} {random.Of(TrainingWords.Formats)}";
                var about = $"{random.Of(TrainingWords.Rare)} & {random.Of(TrainingWords.Nouns)}";
                return ($"{topic}: {about}", random.Is(0.5) ? topic : $"{about} {topic}", []);
        }
    }

    private string Film(string work, int year) => random.Below(4) switch
    {
        0 => work,
        1 => $"{work} ({year})",
        2 => $"{random.Of(Films)}{work} ({year})",
        _ => $"{random.Of(Films)}{work}",
    };

    private string Reading(string artist, string work) => random.Below(5) switch
    {
        0 => $"{artist} reads from {work}",
        1 => $"{artist}: {work}",
        2 => $"{random.Of(Readings)}{artist}",
        3 => $"{random.Of(Readings)}{artist} - {work}",
        _ => $"{artist} discusses {work} with {random.Of(TrainingWords.FirstNames)} {random.Of(TrainingWords.Rare)}",
    };
}
