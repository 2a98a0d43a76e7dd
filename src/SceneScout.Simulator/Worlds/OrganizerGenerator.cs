using System.Globalization;

namespace SceneScout.Simulator.Worlds;

/// <summary>Makes organizers and performers.</summary>
internal static class OrganizerGenerator
{
    // Community-minded categories have more organizers: each runs few, recurring events.
    private static readonly double[] FocusWeights = [16, 6, 5, 4, 4, 6, 8, 16, 9, 5, 9, 8, 10, 2];

    /// <summary>The organizer with the given index, wholly determined by the branch.</summary>
    public static Organizer CreateOrganizer(int index, int cityIndex, SplitRandom random)
    {
        var city = Cities.All[cityIndex];
        var focus = (EventCategory)random.PickWeighted(FocusWeights);
        var name = focus switch
        {
            EventCategory.Tech => $"{city.Name} {random.Pick(Vocabulary.TechTopics)} Group",
            EventCategory.Community => $"{city.Name} {random.Pick(Vocabulary.CommunityTopics)} Club",
            EventCategory.Wellness => $"{random.Pick(Vocabulary.Adjectives)} {random.Pick(Vocabulary.WellnessTopics)} {city.Name}",
            EventCategory.Business => $"{city.Name} {random.Pick(Vocabulary.BusinessTopics)} Network",
            _ => $"{random.Pick(Vocabulary.Adjectives)} {random.Pick(Vocabulary.Nouns)} {random.Pick<string>(["Presents", "Productions", "Events", "Promotions"])}",
        };
        return new Organizer(
            index,
            cityIndex,
            focus,
            name,
            Identifiers.EventbriteOrganizer(index + 1),
            (10_000_000 + (index * 7)).ToString(CultureInfo.InvariantCulture),
            $"{Slug.Of(name)}-{index}",
            (100 + index).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The performer with the given index, wholly determined by the branch.</summary>
    public static Performer CreatePerformer(int index, SplitRandom random)
    {
        var band = random.Chance(0.65);
        var name = band
            ? random.Next(4) switch
            {
                0 => $"The {random.Pick(Vocabulary.Adjectives)} {random.Pick(Vocabulary.Nouns)}",
                1 => $"{random.Pick(Vocabulary.Nouns)} & {random.Pick(Vocabulary.Nouns)}",
                2 => $"{random.Pick(Vocabulary.Adjectives)} {random.Pick(Vocabulary.Adjectives)} {random.Pick(Vocabulary.Nouns)}",
                _ => $"{random.Pick(Vocabulary.Adjectives)} {random.Pick(Vocabulary.Nouns)}",
            }
            : $"{random.Pick(Vocabulary.FirstNames)} {random.Pick(Vocabulary.LastNames)}";
        return new Performer(index, name, Identifiers.Ticketmaster("K8vZ", index + 1), band);
    }
}
