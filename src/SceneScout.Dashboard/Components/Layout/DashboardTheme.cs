using MudBlazor;

namespace SceneScout.Dashboard.Components.Layout;

/// <summary>Colours and letters. No font is loaded: the reader's system has one.</summary>
internal static class DashboardTheme
{
    private static readonly string[] Letters = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Ubuntu", "Cantarell", "Noto Sans", "sans-serif"];

    /// <summary>The theme.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#2459c9",
            Secondary = "#0f766e",
            Background = "#f5f6f9",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1b2333",
            DrawerBackground = "#ffffff",
            DrawerText = "#3b4557",
            DrawerIcon = "#5d6880",
            TextPrimary = "#1b2333",
            TextSecondary = "#566076",
            LinesDefault = "#e2e6ee",
            TableLines = "#e2e6ee",
            Divider = "#e2e6ee",
            Success = "#0f7a55",
            Warning = "#a85a05",
            Error = "#b3261e",
            Info = "#2459c9",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#86a9ff",
            Secondary = "#4cc9b8",
            Background = "#0f131b",
            Surface = "#171d28",
            AppbarBackground = "#171d28",
            AppbarText = "#e6eaf2",
            DrawerBackground = "#171d28",
            DrawerText = "#c3cbd9",
            DrawerIcon = "#93a0b8",
            TextPrimary = "#e6eaf2",
            TextSecondary = "#9aa6bb",
            LinesDefault = "#2a3342",
            TableLines = "#2a3342",
            Divider = "#2a3342",
            Success = "#4cc38a",
            Warning = "#f0a35e",
            Error = "#ff7a70",
            Info = "#86a9ff",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters, FontSize = ".925rem", LineHeight = "1.5" },
            Button = new ButtonTypography { FontFamily = Letters, TextTransform = "none" },
        },
    };
}
