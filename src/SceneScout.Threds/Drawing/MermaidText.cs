using System.Globalization;
using System.Text;

namespace SceneScout.Threds.Drawing;

/// <summary>Diagrams as text of Mermaid.</summary>
public static class MermaidText
{
    /// <summary>The text.</summary>
    public static string Of(StateDiagram diagram)
    {
        var text = new StringBuilder();
        text.Append("---\ntitle: ").Append(Plain(diagram.Title)).Append("\n---\nstateDiagram-v2\n");
        for (var i = 0; i < diagram.States.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"  state \"{Plain(diagram.States[i])}\" as s{i}\n");
        text.Append("  [*] --> s0\n");
        foreach (var (from, to, label) in diagram.Arrows)
            text.Append(CultureInfo.InvariantCulture, $"  s{diagram.States.IndexOf(from)} --> {(to is null ? "[*]" : $"s{diagram.States.IndexOf(to)}")}: {Plain(label)}\n");
        return text.ToString();
    }

    // Characters that Mermaid takes for its own.
    private static string Plain(string text) =>
        text.Replace("\"", "'", StringComparison.Ordinal).Replace(":", "#colon;", StringComparison.Ordinal).Replace(";", "#semi;", StringComparison.Ordinal).Replace("#colon#semi;", "#colon;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
