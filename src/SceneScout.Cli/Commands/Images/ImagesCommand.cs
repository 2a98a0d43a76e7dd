using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Domain.Pictures;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Fetching;
using SceneScout.Imaging.Keeping;

namespace SceneScout.Cli.Commands.Images;

/// <summary><c>scout images</c>: pictures from addresses or files, through the same fetching and decoding as events' pictures.</summary>
internal static class ImagesCommand
{
    private static readonly JsonSerializerOptions Output = new(ViewJson.Line) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    // So many are on their way while the first of them is waited for.
    private static readonly int Ahead = Environment.ProcessorCount * 4;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "JSON Lines: {\"id\",\"url\"} or {\"id\",\"file\"}, - for standard input", Required = true };
        var output = new Option<string>("--out") { Description = "Where to write {\"id\",\"hash\",\"format\",\"width\",\"height\",\"perceptual\",\"blurHash\",\"colour\",\"variants\",\"sameAs\"} or {\"id\",\"error\"} for each line, - for standard output", Required = true };
        var folder = new Option<string?>("--folder") { Description = "Keep the variants in this folder, as ab/abcd.../640.webp; they are made and thrown away when it is left out" }.Folder();
        var loopback = new Option<bool>("--allow-loopback") { Description = "Addresses may lead to this machine, on any port" };
        var command = new Command("images", "Fetch and decode pictures as those of events are: variants, hashes, blurhash, colour, near-duplicates") { input, output, folder, loopback };
        command.SetAction(async (given, cancellation) =>
        {
            var lines = new LineFile(given.GetValue(input)!);
            var to = given.GetValue(output)!;
            if (lines.Mistake(to) is { } mistake)
                return CommandLineErrors.Refuse(mistake);
            using var client = new PictureClient(new FetchRules { AllowLoopback = given.GetValue(loopback) }, TimeProvider.System);
            var files = given.GetValue(folder) is { } kept ? new DiskPictureFiles(kept) : null;
            return await RunAsync(lines, to, client, files, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(LineFile lines, string to, PictureClient client, DiskPictureFiles? files, CancellationToken cancellation)
    {
        await using var writer = LineFile.Writer(to);
        var processor = new PictureProcessor(PictureLimits.Default, TimeProvider.System);
        var looks = new LooksSeen();
        var running = new Queue<(JsonElement Id, Task<PictureOutcome> Outcome)>();
        await foreach (var line in lines.ReadAsync(ImageLine.Read, cancellation))
        {
            running.Enqueue((line.Id, Task.Run(() => ProcessAsync(line, client, processor, files, cancellation), cancellation)));
            if (running.Count >= Ahead)
                await WriteAsync();
        }

        while (running.Count > 0)
            await WriteAsync();
        return lines.Refused == 0 ? ExitCodes.Done : ExitCodes.Failed;

        async Task WriteAsync()
        {
            var (id, outcome) = running.Dequeue();
            await writer.WriteLineAsync(JsonSerializer.Serialize(Answer(id, await outcome, looks), Output).AsMemory(), cancellation);
        }
    }

    private static async Task<PictureOutcome> ProcessAsync(ImageLine line, PictureClient client, PictureProcessor processor, DiskPictureFiles? files, CancellationToken cancellation)
    {
        byte[] content;
        if (line.Url is { } url)
        {
            switch (await client.FetchAsync(url, cancellation))
            {
                case PictureFetch.Fetched fetched:
                    content = fetched.Content;
                    break;
                case PictureFetch.Failed failed:
                    return new PictureOutcome.Refused(PictureRefusal.Broken, failed.Detail);
                default:
                    throw new InvalidOperationException($"{url}: an outcome that is not known.");
            }
        }
        else
        {
            try
            {
                content = await File.ReadAllBytesAsync(line.File!, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return new PictureOutcome.Refused(PictureRefusal.Broken, e.Message);
            }
        }

        var outcome = processor.Process(content, cancellation);
        if (files is not null && outcome is PictureOutcome.Ready { Picture: var picture })
            foreach (var variant in picture.Variants)
                await files.PutAsync(new PictureKey(picture.Hash, variant.Name), variant.Content, cancellation);
        return outcome;
    }

    private static ImageLineAnswer Answer(JsonElement id, PictureOutcome outcome, LooksSeen looks) => outcome switch
    {
        PictureOutcome.Ready { Picture: var picture } => new(
            id,
            picture.Hash,
            picture.Format.ToString().ToLowerInvariant(),
            picture.Width,
            picture.Height,
            picture.Perceptual?.ToString(),
            picture.BlurHash,
            picture.Colour,
            picture.Variants.Select(variant => new PictureSize(variant.Name, variant.Width, variant.Height, variant.Content.Length)),
            picture.Perceptual is { } look ? looks.FirstLike(look, id) : null),
        PictureOutcome.Refused refused => new(id, Error: refused.Detail),
        _ => throw new InvalidOperationException($"An outcome that is not known: {outcome}."),
    };
}
