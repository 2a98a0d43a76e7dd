using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>A place in an order by instant as text that a caller hands back.</summary>
internal static class TimedCursor
{
    private const int MaxLength = 1000;

    /// <summary>Writes it.</summary>
    public static string Write(TimedPlace place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place.At.UtcTicks}:{place.Id}")));

    /// <summary>Reads it; null for what is none.</summary>
    public static TimedPlace? Read(string text)
    {
        if (text.Length > MaxLength)
            return null;
        try
        {
            var parts = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(text)).Split(':', 2);
            return parts.Length == 2 && parts[1].Length > 0
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks >= DateTimeOffset.UnixEpoch.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks
                ? new TimedPlace(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1])
                : null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
