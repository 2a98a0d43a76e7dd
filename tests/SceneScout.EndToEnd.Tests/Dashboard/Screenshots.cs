using Microsoft.Playwright;
using NetVips;

namespace SceneScout.EndToEnd.Tests.Dashboard;

/// <summary>Pictures of pages for the documents.</summary>
internal static class Screenshots
{
    /// <summary>The environment variable with a folder: each page is photographed there.</summary>
    private const string Variable = "SCENESCOUT_TEST_SCREENSHOTS";

    /// <summary>Whether somebody asked for pictures.</summary>
    public static bool AreWanted => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>Photographs a page where somebody asked for pictures, in 256 colours: a third of the bytes.</summary>
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        using var picture = Image.NewFromBuffer(await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }));
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), picture.PngsaveBuffer(compression: 9, palette: true, q: 95, dither: 0));
    }
}
