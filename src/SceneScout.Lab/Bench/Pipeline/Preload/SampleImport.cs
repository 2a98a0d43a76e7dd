using SceneScout.Lab.Clusters;

namespace SceneScout.Lab.Bench.Pipeline.Preload;

/// <summary>Brings the sample into a store by the program's own import: every row is one that the product wrote.</summary>
internal static class SampleImport
{
    /// <summary>Imports.</summary>
    /// <param name="size">How many.</param>
    /// <param name="folder">Holds the file.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="store">The option that names the store, and its value.</param>
    /// <exception cref="InvalidOperationException">The import failed; the message holds its last lines.</exception>
    public static async Task RunAsync(PreloadSize size, string folder, CancellationToken cancellation, params string[] store)
    {
        var file = Path.Combine(folder, "preload.json");
        await File.WriteAllTextAsync(file, SampleEvents.Of(size.Sample, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)).ToJsonString(), cancellation);
        await LocalProgram.RunAsync(folder, cancellation, [LocalProgram.Scout, "import", file, "--source", "manual", .. store]);
    }
}
