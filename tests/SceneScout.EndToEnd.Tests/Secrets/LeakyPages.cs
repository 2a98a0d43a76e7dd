using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SceneScout.EndToEnd.Tests.Secrets;

/// <summary>Answers in the shapes of the five APIs, full of the caller's key in all spellings.</summary>
internal static class LeakyPages
{
    // The writer's default escapes most letters that are no letters: such a key reads differently in the bytes.
    private static readonly JsonSerializerOptions Escaping = new();

    public static string Error(string source, string key, string message) => (source switch
    {
        "ticketmaster" => new JsonObject { ["fault"] = new JsonObject { ["faultstring"] = message, ["detail"] = new JsonObject { ["errorcode"] = $"oauth.{key}" } } },
        "eventbrite" => new JsonObject { ["error"] = key, ["error_description"] = message, ["status_code"] = 400 },
        "meetup" => new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["extensions"] = new JsonObject { ["code"] = key, ["classification"] = key } }) },
        _ => new JsonObject { ["error"] = new JsonObject { ["code"] = key, ["status"] = key, ["message"] = message, ["description"] = message, ["field"] = "Authorization", ["instance"] = $"bearer: {key}" } },
    }).ToJsonString(Escaping);

    public static string Good(string source, string key, bool first)
    {
        var day = DateTime.UtcNow.Date.AddDays(20);
        var local = day.AddHours(20).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var link = $"https://{Host(source)}/e/show-1?apikey={Uri.EscapeDataString(key)}&ref={Uri.EscapeDataString(Base64(key))}";
        var echo = Echo(key);
        // Listings of one title, place and day would be one event.
        var title = $"{source} {key}";
        JsonObject page = source switch
        {
            "ticketmaster" => new JsonObject
            {
                ["_embedded"] = new JsonObject
                {
                    ["events"] = new JsonArray(new JsonObject
                    {
                        ["id"] = "T1",
                        ["name"] = title,
                        ["info"] = echo,
                        ["url"] = link,
                        ["promoter"] = new JsonObject { ["id"] = key, ["name"] = key },
                        ["dates"] = new JsonObject { ["start"] = new JsonObject { ["localDate"] = local[..10], ["localTime"] = local[11..] } },
                        ["images"] = new JsonArray(new JsonObject { ["url"] = $"https://s1.ticketm.net/{Uri.EscapeDataString(key)}.jpg" }),
                        ["_embedded"] = new JsonObject { ["venues"] = new JsonArray(Venue(key, "latitude", "longitude", text: true)), ["attractions"] = new JsonArray(new JsonObject { ["id"] = "A1", ["name"] = key }) },
                    }),
                },
                ["page"] = new JsonObject { ["size"] = 200, ["totalElements"] = 1, ["totalPages"] = 1, ["number"] = 0 },
            },
            "yelp" => new JsonObject
            {
                ["total"] = 1,
                ["events"] = new JsonArray(new JsonObject
                {
                    ["id"] = "y-1",
                    ["name"] = title,
                    ["description"] = echo,
                    ["time_start"] = local[..16],
                    ["latitude"] = 52.5,
                    ["longitude"] = 13.4,
                    ["event_site_url"] = link,
                    ["image_url"] = link,
                    ["location"] = new JsonObject { ["address1"] = key, ["city"] = "Berlin", ["country"] = "DE" },
                }),
            },
            "meetup" => new JsonObject
            {
                ["data"] = new JsonObject
                {
                    ["recommendedEvents"] = new JsonObject
                    {
                        ["totalCount"] = 1,
                        ["pageInfo"] = new JsonObject { ["hasNextPage"] = first, ["endCursor"] = $"more-{key}" },
                        ["edges"] = new JsonArray(new JsonObject
                        {
                            ["node"] = new JsonObject
                            {
                                ["id"] = "1",
                                ["token"] = "t1",
                                ["title"] = title,
                                ["description"] = echo,
                                ["eventUrl"] = link,
                                ["dateTime"] = $"{local}+01:00",
                                ["venues"] = new JsonArray(Venue(key, "lat", "lon", text: false)),
                                ["group"] = new JsonObject { ["id"] = "9", ["name"] = key, ["urlname"] = "g", ["timezone"] = "Europe/Berlin" },
                            },
                        }),
                    },
                },
            },
            "googleplaces" => new JsonObject
            {
                ["places"] = new JsonArray(new JsonObject
                {
                    ["id"] = "P1",
                    ["displayName"] = new JsonObject { ["text"] = $"Hall {echo}" },
                    ["formattedAddress"] = key,
                    ["location"] = new JsonObject { ["latitude"] = 52.5, ["longitude"] = 13.4 },
                    ["types"] = new JsonArray("concert_hall"),
                    ["websiteUri"] = link,
                }),
            },
            _ => new JsonObject
            {
                ["events"] = new JsonArray(new JsonObject
                {
                    ["id"] = "1",
                    ["name"] = new JsonObject { ["text"] = title, ["html"] = WebUtility.HtmlEncode(key) },
                    ["summary"] = echo,
                    ["url"] = link,
                    ["status"] = "live",
                    ["listed"] = true,
                    ["organizer_id"] = "7",
                    ["start"] = new JsonObject { ["timezone"] = "Europe/Berlin", ["local"] = local, ["utc"] = $"{day.AddHours(19):yyyy-MM-dd'T'HH:mm:ss}Z" },
                    ["venue"] = Venue(key, "latitude", "longitude", text: true),
                }),
                ["pagination"] = new JsonObject { ["has_more_items"] = first, ["continuation"] = $"more-{key}" },
            },
        };
        page["request"] = new JsonObject { ["url"] = link, [key] = echo };
        return page.ToJsonString(Escaping);
    }

    private static JsonObject Venue(string key, string latitude, string longitude, bool text)
    {
        JsonNode? Degrees(double value) => text ? value.ToString(CultureInfo.InvariantCulture) : value;
        return new JsonObject
        {
            ["id"] = "v1",
            ["name"] = $"Hall {key}",
            ["timezone"] = "Europe/Berlin",
            [latitude] = Degrees(52.5),
            [longitude] = Degrees(13.4),
            ["location"] = new JsonObject { [latitude] = Degrees(52.5), [longitude] = Degrees(13.4) },
            ["country"] = text ? new JsonObject { ["countryCode"] = "DE" } : "de",
        };
    }

    private static string Echo(string key) =>
        $"{key} {Uri.EscapeDataString(key)} {WebUtility.UrlEncode(key)} {WebUtility.HtmlEncode(key)} {Base64(key)} {Base64(key).TrimEnd('=').Replace('+', '-').Replace('/', '_')} {Base64($"user:{key}")} {Base64($"me:{key}:")} end";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Host(string source) => source == "googleplaces" ? "hall.example" : $"www.{source}.com";
}
