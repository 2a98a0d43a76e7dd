using Microsoft.Extensions.Primitives;

namespace SceneScout.Node.Http;

/// <summary>The caller's own key of a request, as its header gives it: sent again under the same key, a request is not done again.</summary>
internal static class IdempotencyKey
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    private const int MaxLength = 200;

    /// <summary>Reads it.</summary>
    /// <param name="values">The header's values, one for each time that it was sent.</param>
    /// <returns>The key, null for none; or what is accepted in place of what was sent.</returns>
    public static (string? Key, string? Accepted) Read(StringValues values)
    {
        if (values.Count > 1)
            return (null, $"one header, not {values.Count}");
        var key = values.ToString();
        if (key.Any(char.IsControl))
            return (null, "characters that can be seen, and blanks; no tab or other control character");
        return key.Length > MaxLength ? (null, $"1 to {MaxLength} characters, not {key.Length}") : (key.Length > 0 ? key : null, null);
    }
}
