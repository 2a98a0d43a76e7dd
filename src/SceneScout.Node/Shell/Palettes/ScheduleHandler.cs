namespace SceneScout.Node.Shell.Palettes;

/// <summary>Runs <see cref="ScheduleCommands"/>.</summary>
internal sealed class ScheduleHandler : CommandPaletteHandler
{
    public ScheduleHandler(CommandServices services)
        : base(ScheduleCommands.Palette)
    {
        var options = services.Spawn.Options;
        Process("show", async (_, cancellation) =>
        {
            var (policy, fault) = await services.Gateway.PolicyAsync(cancellation);
            return policy is null
                ? [CommandResponse.Refused(fault!)]
                :
                [
                    CommandResponse.Of($"discovery | every: {Texts.Span(options.DiscoveryInterval)} | next: {Texts.Time(policy.NextDiscovery)}", new { what = "discovery", every = options.DiscoveryInterval, next = policy.NextDiscovery }),
                    CommandResponse.Of($"ingestion sweep | every: {Texts.Span(options.IngestionSweepInterval)}", new { what = "ingestion sweep", every = options.IngestionSweepInterval }),
                ];
        });
    }
}
