using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SceneScout.Simulator.Hosting;

/// <summary>A request as a source sees it: its own path, without the simulator's prefix.</summary>
internal sealed record ApiRequest(string Method, string Path, IQueryCollection Query, IHeaderDictionary Headers, string Body)
{
    /// <summary>The query as it was sent, with its question mark; empty for none.</summary>
    public string QueryText { get; init; } = "";

    /// <summary>A query parameter that is present and not blank, or null.</summary>
    public string? Text(string name)
    {
        var value = Query[name].ToString();
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>A whole number; null when absent, false when it is none.</summary>
    public bool TryInt(string name, out int? value)
    {
        value = null;
        if (Text(name) is not { } text)
        {
            return true;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        value = number;
        return true;
    }

    /// <summary>A decimal number; null when absent, false when it is none.</summary>
    public bool TryDouble(string name, out double? value)
    {
        value = null;
        if (Text(name) is not { } text)
        {
            return true;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return false;
        }

        value = number;
        return true;
    }

    /// <summary>The token of an <c>Authorization: Bearer</c> header, or null.</summary>
    public string? Bearer()
    {
        var header = Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header.Length > 7 ? header[7..].Trim() : null;
    }
}
