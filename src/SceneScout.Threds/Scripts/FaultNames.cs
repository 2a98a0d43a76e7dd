using System.Globalization;
using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>What a script may call the fault of a message: its name, its code, what the code is called in the reference; without regard to case, underscores and dashes.</summary>
internal static class FaultNames
{
    /// <summary>All names of an error, plain.</summary>
    internal static HashSet<string> Of(JsonElement error)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (error.TryGetProperty("name", out var name))
            names.Add(Plain(name.ToString()));
        if (!error.TryGetProperty("code", out var code))
            return names;
        names.Add(Plain(code.ToString()));
        foreach (var known in ThredFault.Codes.Where(known => known.Value.ToString(CultureInfo.InvariantCulture) == code.ToString()))
        {
            names.Add(Plain(known.Key));
            names.Add(Plain(known.Key.Replace("_ERROR", "", StringComparison.Ordinal)));
        }

        names.UnionWith(code.ToString() switch
        {
            "5203" => ["nothred", "notfound"],
            "5201" => ["notfound"],
            "5202" => ["exists"],
            "4200" => ["invalid"],
            // An argument that is missing is one that is not valid.
            "4202" => ["missing", "invalid"],
            _ => [],
        });
        return names;
    }

    /// <summary>A name without case, underscores, dashes and spaces.</summary>
    internal static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
