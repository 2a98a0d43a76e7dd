using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;

namespace SceneScout.Simulator.GooglePlaces;

/// <summary>The mandatory list of fields: what is not in it is not in the answer.</summary>
internal sealed record FieldMask(ImmutableArray<string> Paths)
{
    /// <summary>The header that has it.</summary>
    public const string Header = "X-Goog-FieldMask";

    /// <summary>Fields that exist in the API although some or all simulated places lack them; asking for them is no error.</summary>
    private static readonly ImmutableHashSet<string> Unset =
    [
        "priceLevel", "priceRange", "regularOpeningHours", "currentOpeningHours", "photos", "reviews", "editorialSummary", "internationalPhoneNumber", "liveMusic",
        "primaryType", "primaryTypeDisplayName", "websiteUri", "nationalPhoneNumber", "rating", "userRatingCount", "containingPlaces", "movedPlace", "accessibilityOptions", "plusCode", "adrFormatAddress", "iconMaskBaseUri", "iconBackgroundColor", "attributions",
    ];

    /// <summary>Reads the mask from header or query; the error when there is none.</summary>
    public static ApiAnswer? Of(ApiRequest request, out FieldMask mask)
    {
        var header = request.Headers[Header].ToString();
        var text = header.Length > 0 ? header : request.Text("fields") ?? request.Text("$fields");
        mask = new FieldMask([.. (text ?? "").Split(',')]);
        return string.IsNullOrWhiteSpace(text)
            ? GoogleErrors.Invalid("FieldMask is a required parameter. See https://cloud.google.com/apis/docs/system-parameters on how to provide it as a URL parameter or as a header. As an example, you can set the header 'X-Goog-FieldMask' with value 'places.displayName'.")
            : null;
    }

    /// <summary>Whether a field outside places was asked for.</summary>
    public bool Asks(string field) => Paths.Contains(field) || Paths.Contains("*");

    /// <summary>The part of a place that the mask names, under a prefix such as "places.".</summary>
    public ApiAnswer? Apply(JsonObject place, string prefix, out JsonObject? selected)
    {
        selected = new JsonObject();
        foreach (var path in Paths)
        {
            if (path is "*" || path + "." == prefix)
            {
                selected = (JsonObject)place.DeepClone();
                return null;
            }

            if (prefix.Length > 0 && !path.StartsWith(prefix, StringComparison.Ordinal))
            {
                if (path is "nextPageToken" or "routingSummaries")
                {
                    continue;
                }

                return NoSuchField(path);
            }

            if (!Copy(place, selected, path[prefix.Length..].Split('.'), path, out var error))
            {
                return error;
            }
        }

        return null;
    }

    private static bool Copy(JsonObject from, JsonObject to, string[] steps, string path, out ApiAnswer? error)
    {
        error = null;
        var name = steps[0];
        if (!from.TryGetPropertyValue(name, out var value))
        {
            error = Unset.Contains(name) || steps.Length < path.Split('.').Length - 1 ? null : NoSuchField(path);
            return error is null;
        }

        if (steps.Length == 1 || value is not JsonObject inner)
        {
            to[name] = value?.DeepClone();
            return true;
        }

        if (to[name] is not JsonObject target)
        {
            to[name] = target = new JsonObject();
        }

        return Copy(inner, target, steps[1..], path, out error);
    }

    private static ApiAnswer NoSuchField(string path) =>
        GoogleErrors.Invalid($"Request contains an invalid argument. Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'.");
}
