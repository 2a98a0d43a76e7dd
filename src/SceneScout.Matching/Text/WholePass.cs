using System.Text.RegularExpressions;

namespace SceneScout.Matching.Text;

/// <summary>A pass for all days of a festival (<c>3-Day GA</c>, <c>Weekend Ticket</c>, <c>Laissez-passer 3 jours</c>) is how ticket sellers list the festival itself. One for a day, for parking or for VIPs is none.</summary>
internal static partial class WholePass
{
    /// <summary>The title without it.</summary>
    /// <param name="title">As it came.</param>
    /// <returns>Null where the title names none, or nothing else.</returns>
    public static string? Without(string title)
    {
        var left = Pass().Replace(title, " ");
        return left.Length != title.Length && left.Any(char.IsLetter) ? left : null;
    }

    [GeneratedRegex(@"\b(?:(?:[2-9]|two|three|four|five|full|whole)[ -]?(?:days?|tages?|dagen?|d[ií]as?|giorni|weekend|festival)[ -]*(?:festival[ -]*)?(?:ga\b|general admission|pass(?:es)?\b|tickets?\b|pas\b|wristband|abo\b)|weekend[ -](?:ga[ -]|general admission[ -]|festival[ -])?(?:pass(?:es)?|tickets?|kombiticket)\b|(?:ga|general admission|festival)[ -](?:pass(?:es)?|wristband)\b|(?:laissez-passer|pass|passe|forfait)[ -](?:[2-9]|deux|trois|quatre)[ -]?jours|(?:festival|wochenend|weekend|kombi)(?:ticket|pas|kaart)\b|abono (?:general|completo|festival)\b|abbonamento [2-9] giorni)(?:\s*\(?(?:incl?\.?|inkl\.?|including|with|\+)\s*camping\)?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pass();
}
