using System.Globalization;
using System.Net;
using System.Text;

namespace SceneScout.Cli.Planning;

/// <summary>Writes SVG: the few shapes that a map is made of.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();

    public SvgText(double width, double height) => _text.Append(
        CultureInfo.InvariantCulture,
        $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width:0}" height="{height:0}" viewBox="0 0 {width:0} {height:0}" font-family="system-ui, 'DejaVu Sans', 'Segoe UI', sans-serif">""").Append('\n');

    public void Rect(double x, double y, double width, double height, string fill, double round = 0, string stroke = "none") =>
        Add($"""<rect x="{x:0.##}" y="{y:0.##}" width="{width:0.##}" height="{height:0.##}" rx="{round:0.#}" fill="{fill}" stroke="{stroke}"/>""");

    public void Circle(double x, double y, double radius, string fill, string stroke = "none", double strokeWidth = 1, double opacity = 1, string dash = "none") =>
        Add($"""<circle cx="{x:0.##}" cy="{y:0.##}" r="{radius:0.##}" fill="{fill}" fill-opacity="{opacity:0.##}" stroke="{stroke}" stroke-width="{strokeWidth:0.##}" stroke-dasharray="{dash}"/>""");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1) =>
        Add($"""<line x1="{x1:0.##}" y1="{y1:0.##}" x2="{x2:0.##}" y2="{y2:0.##}" stroke="{stroke}" stroke-width="{width:0.##}"/>""");

    /// <summary>Dots with round caps at places, as one path.</summary>
    public void Dots(IEnumerable<(double X, double Y)> places, double width, string stroke)
    {
        _text.Append("<path d=\"");
        foreach (var (x, y) in places)
            _text.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h0");
        _text.Append('"');
        Add($""" fill="none" stroke="{stroke}" stroke-width="{width:0.##}" stroke-linecap="round"/>""");
    }

    public void Polygon(IEnumerable<(double X, double Y)> corners, string fill, double opacity, string stroke, double strokeWidth) =>
        Add($"""<polygon points="{string.Join(' ', corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.X:0.##},{c.Y:0.##}")))}" fill="{fill}" fill-opacity="{opacity:0.##}" stroke="{stroke}" stroke-width="{strokeWidth:0.##}"/>""");

    public void Text(double x, double y, string text, double size, string fill, bool bold = false, string anchor = "start", bool halo = false) => Add(
        $"""<text x="{x:0.##}" y="{y:0.##}" font-size="{size:0.#}" fill="{fill}" text-anchor="{anchor}"{(bold ? " font-weight=\"600\"" : "")}{(halo ? " paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\"" : "")}>{WebUtility.HtmlEncode(text)}</text>""");

    /// <summary>Begins a part that is cut at a rectangle; ended by <see cref="EndClip"/>.</summary>
    public void Clip(string id, double x, double y, double width, double height) =>
        Add($"""<clipPath id="{id}"><rect x="{x:0.##}" y="{y:0.##}" width="{width:0.##}" height="{height:0.##}"/></clipPath><g clip-path="url(#{id})">""");

    public void EndClip() => Add($"</g>");

    /// <inheritdoc />
    public override string ToString() => $"{_text}</svg>\n";

    private void Add(FormattableString text) => _text.Append(FormattableString.Invariant(text)).Append('\n');
}
