using System.Globalization;
using System.Net;
using System.Text;

namespace SceneScout.Threds.Drawing;

/// <summary>Diagrams as SVG: the states below each other in their order, arrows down on the right, arrows up on the left.</summary>
public static class DiagramSvg
{
    private const int Width = 220;
    private const int Height = 44;
    private const int Gap = 56;
    private const int Lane = 22;
    private const int LongestLabel = 60;

    /// <summary>The SVG.</summary>
    public static string Of(StateDiagram diagram)
    {
        var ups = diagram.Arrows.Count(arrow => Row(diagram, arrow.To) <= Row(diagram, arrow.From));
        var left = 40 + (Lane * ups) + (ups > 0 ? 7 * LongestLabel : 0);
        var downs = diagram.Arrows.Length - ups;
        var width = left + Width + 60 + (Lane * downs) + (7 * LongestLabel);
        var height = 90 + ((diagram.States.Length + 1) * (Height + Gap));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="sans-serif" font-size="12">
            <title>{Escape(diagram.Title)}</title>
            <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>
            <rect width="100%" height="100%" fill="#fff"/>
            <text x="{left}" y="24" font-size="16" font-weight="bold">{Escape(diagram.Title)}</text>

            """);
        for (var i = 0; i < diagram.States.Length; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left}\" y=\"{Top(i)}\" width=\"{Width}\" height=\"{Height}\" rx=\"8\" fill=\"#eef4fb\" stroke=\"#3a6ea5\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left + (Width / 2)}\" y=\"{Top(i) + 27}\" text-anchor=\"middle\">{Escape(Short(diagram.States[i], 30))}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{left + (Width / 2)}\" cy=\"{Top(diagram.States.Length) + 14}\" r=\"9\" fill=\"#333\"/>\n");
        var (up, down) = (0, 0);
        var labels = new List<(bool Up, int Y)>();
        for (var i = 0; i < diagram.Arrows.Length; i++)
        {
            var (from, to, label) = diagram.Arrows[i];
            var backwards = Row(diagram, to) <= Row(diagram, from);
            Arrow(svg, diagram, from, to, label, backwards, backwards ? up++ : down++, left, labels);
        }

        svg.Append("</svg>\n");
        return svg.ToString();
    }

    private static void Arrow(StringBuilder svg, StateDiagram diagram, string from, string? to, string label, bool up, int lane, int left, List<(bool Up, int Y)> labels)
    {
        // Arrows of one state begin and end a little apart.
        var offset = 8 + (lane * 7 % (Height - 16));
        var y1 = Top(Row(diagram, from)) + offset;
        var y2 = to is null ? Top(diagram.States.Length) + 14 : Top(Row(diagram, to)) + (Row(diagram, from) == Row(diagram, to) ? Math.Min(Height - 4, offset + 8) : Height - offset);
        var edge = up ? left : left + Width;
        var end = to is null ? left + (Width / 2) + 11 : edge;
        var x = up ? left - 24 - (Lane * lane) : left + Width + 24 + (Lane * lane);
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{edge} {y1}H{x}V{y2}H{end}\" fill=\"none\" stroke=\"#555\" marker-end=\"url(#head)\"/>\n");
        // Labels beside each other would lie over each other.
        var y = ((y1 + y2) / 2) + 4;
        while (labels.Exists(label => label.Up == up && Math.Abs(label.Y - y) < 14))
            y += 14;
        labels.Add((up, y));
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(up ? x - 4 : x + 4)}\" y=\"{y}\" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\" text-anchor=\"{(up ? "end" : "start")}\" fill=\"#333\"><title>{Escape(label)}</title>{Escape(Short(label, LongestLabel))}</text>\n");
    }

    private static int Row(StateDiagram diagram, string? state) => state is null ? diagram.States.Length : diagram.States.IndexOf(state);

    private static int Top(int row) => 44 + (row * (Height + Gap));

    private static string Short(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
