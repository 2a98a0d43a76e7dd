using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SceneScout.Dashboard.Components.Parts;

/// <summary>A <c>text</c> of SVG; in a template that word means something else.</summary>
public sealed class MapText : ComponentBase
{
    /// <summary>From the left, pixels.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>From above, pixels.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>What stands there.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Whether the place is its middle.</summary>
    [Parameter]
    public bool IsMiddle { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", PageText.Px(X));
        builder.AddAttribute(2, "y", PageText.Px(Y));
        builder.AddAttribute(3, "text-anchor", IsMiddle ? "middle" : "start");
        builder.AddContent(4, Text);
        builder.CloseElement();
    }
}
