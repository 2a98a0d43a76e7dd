using System.Globalization;
using System.Text;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Threds;

/// <summary>Where a list of threds goes on: the instant and the id of the last one, in a form for URLs.</summary>
internal static class ThredCursor
{
    /// <summary>Writes it.</summary>
    public static string Write(ThredCard last) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{last.UpdatedAt.UtcTicks} {last.ThredId}"))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads it; null when it is none.</summary>
    public static (DateTimeOffset UpdatedAt, string ThredId)? Read(string text)
    {
        var base64 = text.Replace('-', '+').Replace('_', '/');
        var buffer = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), buffer, out var length))
            return null;
        var parts = Encoding.UTF8.GetString(buffer, 0, length).Split(' ', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), parts[1])
            : null;
    }
}
