using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Fetching;
using SceneScout.Imaging.Keeping;

namespace SceneScout.Lab.Bench.Images;

/// <summary>Measures the way of pictures from a loopback address to kept variants with hash and blurhash, and beside it <c>vipsthumbnail</c> making the same variants of the same files.</summary>
public static class ImagesBench
{
    private const string Program = "vipsthumbnail";
    private const int Rounds = 3;

    /// <summary>Measures.</summary>
    /// <param name="pictures">Pictures of a round, 1 or more.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ImagesBenchReport> RunAsync(int pictures, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("scout-bench-images-").FullName;
        try
        {
            // The first that decodes switches the library to what the product allows.
            var processor = new PictureProcessor(PictureLimits.Default, TimeProvider.System);
            var files = BenchPictures.Make(pictures, cancellation);
            var paths = await WriteAsync(files, folder, cancellation);
            await using var server = await PictureServer.StartAsync(files, cancellation);
            using var client = new PictureClient(new FetchRules { AllowLoopback = true, PerHost = 64, PerHostPerSecond = 1e6 }, TimeProvider.System);
            var (ours, theirs, variantBytes) = (TimeSpan.MaxValue, default(TimeSpan?), 0L);
            for (var round = 0; round < Rounds; round++)
            {
                // In turns: what else the machine does meets both.
                var kept = Path.Combine(folder, $"ours-{round}");
                ours = Min(ours, await OursAsync(client, processor, new DiskPictureFiles(kept), server, files.Length, cancellation));
                variantBytes = Directory.EnumerateFiles(kept, "*.webp", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
                Directory.Delete(kept, recursive: true);
                if (await TheirsAsync(paths, Path.Combine(folder, $"theirs-{round}"), cancellation) is { } time)
                    theirs = Min(theirs ?? TimeSpan.MaxValue, time);
            }

            return new ImagesBenchReport(pictures, files.Sum(file => (long)file.Length) / pictures, variantBytes / pictures, Environment.ProcessorCount, ours, theirs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TimeSpan> OursAsync(PictureClient client, PictureProcessor processor, DiskPictureFiles files, PictureServer server, int count, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount * 2, CancellationToken = cancellation }, async (number, stop) =>
        {
            if (await client.FetchAsync(server.UrlOf(number), stop) is not PictureFetch.Fetched fetched || processor.Process(fetched.Content, stop) is not PictureOutcome.Ready { Picture: var picture })
                throw new InvalidOperationException($"Picture {number} could not be made into variants.");
            foreach (var variant in picture.Variants)
                await files.PutAsync(new PictureKey(picture.Hash, variant.Name), variant.Content, stop);
        });
        return watch.Elapsed;
    }

    // As many processes as processors, each with its share of the files and one thread, once for each size: the quickest way to use it.
    private static async Task<TimeSpan?> TheirsAsync(string[] paths, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var shares = paths.Select((path, i) => (path, i)).GroupBy(file => file.i % Environment.ProcessorCount, file => file.path).ToList();
        try
        {
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(shares.Select(async share =>
            {
                foreach (var width in PictureProcessor.Widths)
                    await RunAsync([.. share], width, folder, cancellation);
            }));
            var elapsed = watch.Elapsed;
            var made = Directory.GetFiles(folder).Length;
            return made == paths.Length * PictureProcessor.Widths.Length ? elapsed : throw new InvalidOperationException($"{Program} made {made} files of {paths.Length} pictures.");
        }
        catch (Win32Exception)
        {
            // It is not installed.
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string[] files, int width, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardError = true, Environment = { ["VIPS_CONCURRENCY"] = "1" } };
        foreach (var file in files)
            start.ArgumentList.Add(file);
        foreach (var argument in (ReadOnlySpan<string>)["--size", string.Create(CultureInfo.InvariantCulture, $"{width}x>"), "-o", Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"%s_{width}.webp[Q={PictureProcessor.Quality},strip]"))])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Program} ended with {process.ExitCode}: {said.Trim()}");
    }

    private static async Task<string[]> WriteAsync(byte[][] files, string folder, CancellationToken cancellation)
    {
        var paths = new string[files.Length];
        for (var i = 0; i < files.Length; i++)
            await File.WriteAllBytesAsync(paths[i] = Path.Combine(folder, $"{i}.jpg"), files[i], cancellation);
        return paths;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
