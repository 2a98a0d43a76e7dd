using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Eventbrite;

/// <summary>Eventbrite's categories.</summary>
internal static class EventbriteCategory
{
    private static readonly (string Id, string Name, string Short)[] Known =
    [
        ("103", "Music", "Music"), ("101", "Business & Professional", "Business"), ("110", "Food & Drink", "Food & Drink"), ("113", "Community & Culture", "Community"),
        ("105", "Performing & Visual Arts", "Arts"), ("104", "Film, Media & Entertainment", "Film & Media"), ("108", "Sports & Fitness", "Sports & Fitness"),
        ("107", "Health & Wellness", "Health"), ("102", "Science & Technology", "Science & Tech"), ("115", "Family & Education", "Family & Education"), ("199", "Other", "Other"),
    ];

    /// <summary>The id of a category, or null where organizers leave it out.</summary>
    public static string IdOf(EventCategory category) => category switch
    {
        EventCategory.Music or EventCategory.Nightlife or EventCategory.Festival => "103",
        EventCategory.Comedy or EventCategory.Theatre or EventCategory.Art => "105",
        EventCategory.Sports => "108",
        EventCategory.Film => "104",
        EventCategory.Food => "110",
        EventCategory.Tech => "102",
        EventCategory.Business => "101",
        EventCategory.Family => "115",
        EventCategory.Wellness => "107",
        _ => "113",
    };

    /// <summary>The name of an id.</summary>
    public static string NameOf(string id) => Known.First(known => known.Id == id).Name;

    /// <summary><c>GET /categories/</c>.</summary>
    public static ApiAnswer List() => ApiAnswer.Written(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("locale", "en_US");
        EventbriteLists.WritePagination(json, Known.Length, 1, 50);
        json.WriteStartArray("categories");
        foreach (var (id, _, _) in Known)
        {
            Write(json, id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>One category.</summary>
    public static void Write(System.Text.Json.Utf8JsonWriter json, string id)
    {
        var (_, name, shortName) = Known.First(known => known.Id == id);
        json.WriteStartObject();
        json.WriteString("resource_uri", $"https://www.eventbriteapi.com/v3/categories/{id}/");
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("name_localized", name);
        json.WriteString("short_name", shortName);
        json.WriteString("short_name_localized", shortName);
        json.WriteEndObject();
    }
}
