namespace SceneScout.Simulator.Worlds;

/// <summary>Titles and texts by category.</summary>
internal static class CategoryTitles
{
    /// <summary>A title; performers are used where the category has any.</summary>
    public static string Title(EventCategory category, WorldCity city, IReadOnlyList<Performer> performers, ref SplitRandom random)
    {
        var star = performers.Count > 0 ? performers[0].Name : "";
        return category switch
        {
            EventCategory.Music => random.Next(6) switch
            {
                0 => $"{star}: {random.Pick(Vocabulary.Tours)}",
                1 when performers.Count > 1 => $"{star} with {performers[1].Name}",
                2 when performers.Count > 1 => $"{star} + {performers[1].Name}",
                3 => $"An Evening with {star}",
                _ => star,
            },
            EventCategory.Comedy => random.Next(3) switch
            {
                0 => $"{star}: {random.Pick(Vocabulary.Adjectives)} & {random.Pick(Vocabulary.Adjectives)}",
                1 => $"Stand-Up with {star}",
                _ => $"{star} Live",
            },
            EventCategory.Theatre => random.Pick(Vocabulary.Plays),
            EventCategory.Sports => $"{city.Name} {random.Pick(Vocabulary.Teams)} vs. {random.Pick(Vocabulary.Opponents)} {random.Pick(Vocabulary.Teams)}",
            EventCategory.Film => random.Pick(Vocabulary.Films),
            EventCategory.Art => $"{random.Pick(Vocabulary.ArtTopics)}{Tail(ref random)}",
            EventCategory.Food => $"{city.Name} {random.Pick(Vocabulary.Foods)}",
            EventCategory.Tech => $"{random.Pick(Vocabulary.TechTopics)}{Tail(ref random)}",
            EventCategory.Business => $"{city.Name} {random.Pick(Vocabulary.BusinessTopics)}",
            EventCategory.Family => $"{random.Pick(Vocabulary.FamilyTopics)}{Tail(ref random)}",
            EventCategory.Nightlife => $"{random.Pick(Vocabulary.Adjectives)} {random.Pick(Vocabulary.NightTopics)}",
            EventCategory.Wellness => $"{random.Pick(Vocabulary.WellnessTopics)}{Tail(ref random)}",
            EventCategory.Community => $"{city.Name} {random.Pick(Vocabulary.CommunityTopics)}",
            EventCategory.Festival => $"{city.Name} {random.Pick(Vocabulary.FestivalTopics)}",
            _ => throw new ArgumentOutOfRangeException(nameof(category), category, "Unknown category."),
        };
    }

    /// <summary>A description of a few sentences; the same for every source that lists the event.</summary>
    public static string Description(RealEvent e, string venueName, string organizer, ref SplitRandom random)
    {
        var where = venueName.Length > 0 ? $" at {venueName}" : " online";
        var first = $"{organizer} invites you to {e.Title}{where}. ";
        var count = random.Next(2, 5);
        var picked = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var sentence = random.Pick(Vocabulary.Sentences);
            if (!picked.Contains(sentence))
            {
                picked.Add(sentence);
            }
        }

        return first + string.Join(' ', picked);
    }

    private static string Tail(ref SplitRandom random) => random.Next(3) switch
    {
        0 => $" with {random.Pick(Vocabulary.FirstNames)} {random.Pick(Vocabulary.LastNames)}",
        1 => $": {random.Pick(Vocabulary.Adjectives)} Edition",
        _ => "",
    };
}
