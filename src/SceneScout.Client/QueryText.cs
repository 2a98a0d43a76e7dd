using System.Globalization;
using System.Text;

namespace SceneScout.Client;

/// <summary>An address with its parameters; those without a value are left out.</summary>
internal sealed class QueryText(string path)
{
    private readonly StringBuilder _text = new(path);
    private char _next = '?';

    public QueryText Add(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return this;
        _text.Append(_next).Append(name).Append('=').Append(Uri.EscapeDataString(value));
        _next = '&';
        return this;
    }

    public QueryText Add(string name, IEnumerable<string>? values) => Add(name, values is null ? null : string.Join(',', values));

    public QueryText Add(string name, DateTimeOffset? instant) => Add(name, instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    public QueryText Add(string name, IFormattable? number) => Add(name, number?.ToString(null, CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();
}
