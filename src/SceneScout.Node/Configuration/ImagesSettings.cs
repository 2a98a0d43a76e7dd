using SceneScout.Actors.Workers.Images;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Fetching;
using SceneScout.Imaging.Keeping;

namespace SceneScout.Node.Configuration;

/// <summary>The settings of events' pictures. The stage itself is registered where they are switched on, with its workers' settings.</summary>
internal static class ImagesSettings
{
    /// <summary>What switches them on.</summary>
    public const string Switch = "images.enabled";

    private const string DefaultFolder = "pictures";

    /// <summary>The settings: key without the root, kind.</summary>
    public static IEnumerable<(string Key, SettingKind Kind)> Table()
    {
        yield return (Switch, new FlagKind());
        yield return ("images.folder", new TextKind());
        yield return ("images.s3.endpoint", new OptionalAddressKind());
        yield return ("images.s3.region", new TextKind());
        yield return ("images.s3.bucket", new TextKind());
        yield return ("images.s3.prefix", new TextKind());
        yield return ("images.s3.access-key", new SecretKind());
        yield return ("images.s3.secret-key", new SecretKind());
        yield return ("images.max-megabytes", new WholeKind(1, 100));
        yield return ("images.max-megapixels", new WholeKind(1, 200));
        yield return ("images.timeout", new SpanKind(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)));
        yield return ("images.parallel", new WholeKind(1, 64));
        yield return ("images.per-host", new WholeKind(1, 64));
        yield return ("images.per-host-per-second", new NumberKind(0.1, 1000));
        yield return ("images.tries", new WholeKind(1, 10));
        yield return ("images.again-after", new SpanKind(TimeSpan.FromMinutes(1), TimeSpan.FromDays(60)));
        yield return ("images.allow-loopback", new FlagKind());
    }

    /// <summary>What contradicts itself.</summary>
    public static IEnumerable<string> Contradictions(EffectiveConfig config)
    {
        if (config.Text("images.s3.endpoint").Length > 0)
            foreach (var key in new[] { "bucket", "region", "access-key", "secret-key" })
                if (config.Text($"images.s3.{key}").Length == 0)
                    yield return $"{Settings.Root}.images.s3.endpoint is set, but {Settings.Root}.images.s3.{key} is empty.";
    }

    /// <summary>Reads them.</summary>
    public static ImagesOptions Read(EffectiveConfig config) => new(
        config.Flag(Switch),
        config.Text("images.folder") is { Length: > 0 } folder ? folder : Path.Combine(config.Text("store.folder"), DefaultFolder),
        Bucket(config),
        new FetchRules
        {
            Bytes = config.Whole("images.max-megabytes") << 20,
            Timeout = config.Span("images.timeout"),
            PerHost = config.Whole("images.per-host"),
            PerHostPerSecond = config.Number("images.per-host-per-second"),
            AllowLoopback = config.Flag("images.allow-loopback"),
        },
        PictureLimits.Default with { Bytes = config.Whole("images.max-megabytes") << 20, Pixels = config.Whole("images.max-megapixels") * 1_000_000L },
        new PictureRules { Parallel = config.Whole("images.parallel"), Tries = config.Whole("images.tries"), AgainAfter = config.Span("images.again-after") });

    private static S3Bucket? Bucket(EffectiveConfig config) => config.Text("images.s3.endpoint") is { Length: > 0 } endpoint
        ? new S3Bucket(
            new Uri(endpoint),
            config.Text("images.s3.region"),
            config.Text("images.s3.bucket"),
            config.Text("images.s3.prefix") is { Length: > 0 } prefix ? $"{prefix.Trim('/')}/" : "",
            config.Text("images.s3.access-key"),
            config.Text("images.s3.secret-key"))
        : null;
}
