using System.Collections.Immutable;
using SceneScout.Contracts.Palettes;

namespace SceneScout.Node.Palettes;

/// <summary>All palettes and what runs their verbs: the one table behind the shell, HTTP and the operators' handbook.</summary>
internal sealed class CommandTable
{
    private readonly ImmutableSortedDictionary<string, CommandPaletteHandler> _handlers;

    /// <summary>Binds every palette.</summary>
    /// <exception cref="InvalidOperationException">A verb has nothing that runs it, or the other way round.</exception>
    public CommandTable(CommandServices services)
    {
        CommandPaletteHandler[] handlers =
        [
            new ActorHandler(services),
            new LogHandler(services),
            new SystemHandler(services),
            new ClusterHandler(services),
            new ShardingHandler(services),
            new RemoteHandler(services),
            new SpawnHandler(services),
            new TaskHandler(services),
            new DlqHandler(services),
            new SourceHandler(services),
            new QuotaHandler(services),
            new EventHandler(services),
            new ReviewHandler(services),
            new CityHandler(services),
            new KeyHandler(services),
            new ScheduleHandler(services),
            new AuditHandler(services),
            new ThredHandler(services),
            new PatternHandler(services),
        ];
        _handlers = handlers.ToImmutableSortedDictionary(h => h.Palette.Name, h => h, StringComparer.Ordinal);
        var mismatches = handlers.SelectMany(h => h.Mismatches()).Concat(All.Select(p => p.Name).Except(_handlers.Keys)).ToList();
        if (mismatches.Count > 0)
            throw new InvalidOperationException($"Palettes and handlers do not match: {string.Join(", ", mismatches)}.");
    }

    /// <summary>The node's palettes, in the order in which they are shown, with the stages that it knows.</summary>
    public IEnumerable<CommandPalette> Palettes => All.Select(palette => _handlers[palette.Name].Palette);

    /// <summary>All palettes, in the order in which they are shown: data alone, with the product's own stages.</summary>
    public static IReadOnlyList<CommandPalette> All { get; } =
    [
        SpawnPalette.Palette,
        TaskPalette.Palette,
        DlqPalette.Palette,
        SourcePalette.Palette,
        QuotaPalette.Palette,
        EventPalette.Palette,
        ReviewPalette.Palette,
        SchedulePalette.Palette,
        CityPalette.Palette,
        ThredPalette.Palette,
        PatternPalette.Palette,
        KeyPalette.Palette,
        AuditPalette.Palette,
        ClusterPalette.Palette,
        ShardingPalette.Palette,
        ActorPalette.Palette,
        RemotePalette.Palette,
        LogPalette.Palette,
        SystemPalette.Palette,
    ];

    /// <summary>A verb; null when there is none.</summary>
    public CommandDefinition? Find(string palette, string verb) => _handlers.TryGetValue(palette, out var handler) ? handler.Palette.Find(verb) : null;

    /// <summary>Runs a verb that <see cref="Find"/> knows.</summary>
    public IAsyncEnumerable<CommandResponse> RunAsync(string palette, string verb, CommandCall call, CancellationToken cancellation) =>
        _handlers[palette].RunAsync(verb, call, cancellation);
}
